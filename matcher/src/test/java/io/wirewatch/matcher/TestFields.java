package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/**
 * The fields that the generated queries and documents have: a text field for each way in which an
 * analyser makes words, and one or two fields of every other kind.
 */
final class TestFields {
  static final Map<String, Analyzer> TEXTS =
      Map.of(
          "en", new EnglishText(),
          "stop", new StopWords(),
          "syn", new Synonyms(),
          "split", new Compounds(),
          "shingle", new Shingles(),
          "graph", new PhraseSynonyms());

  /** Those whose words can be told apart into sentences without changing what they are. */
  static final List<String> BY_WORD = List.of("en", "stop", "syn", "split");

  static final List<String> TEXT_NAMES = TEXTS.keySet().stream().sorted().toList();
  static final List<String> KEYWORDS = List.of("topic", "source");
  static final String NUMBER = "score";
  static final String DATE = "at";

  private TestFields() {}

  static Fields all() {
    Fields fields = new Fields().keywords("topic", "source").numbers(NUMBER).dates(DATE);
    for (String name : TEXT_NAMES) {
      fields = fields.text(name, analyzer(name));
    }
    return fields;
  }

  static Analyzer analyzer(String textField) {
    Analyzer analyzer = TEXTS.get(textField);
    if (analyzer == null) {
      throw new IllegalArgumentException(textField);
    }
    return analyzer;
  }

  /** Removes words, which leaves gaps, and has three empty positions between values. */
  private static final class StopWords extends WordAnalyzer {
    private static final CharArraySet STOPS =
        new CharArraySet(List.of("the", "of", "and", "c"), false);

    @Override
    protected Tokenizer tokenizer() {
      return new StandardTokenizer();
    }

    @Override
    protected TokenStream filter(TokenStream words) {
      return new StopFilter(new LowerCaseFilter(words), STOPS);
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 3;
    }
  }

  /** Puts synonyms at the position of the word. */
  private static final class Synonyms extends WordAnalyzer {
    private static final Map<String, List<Part>> AT_ONE_POSITION =
        Map.of(
            "car", List.of(Part.whole("car", 1), Part.whole("auto", 0), Part.whole("vehicle", 0)),
            "auto", List.of(Part.whole("auto", 1), Part.whole("car", 0)),
            "b", List.of(Part.whole("b", 1), Part.whole("a", 0)),
            "big", List.of(Part.whole("large", 1), Part.whole("big", 0), Part.whole("big", 0)));

    @Override
    protected Tokenizer tokenizer() {
      return new StandardTokenizer();
    }

    @Override
    protected TokenStream filter(TokenStream words) {
      return new Replace(new LowerCaseFilter(words), AT_ONE_POSITION);
    }
  }

  /** Cuts compounds into several words at several positions, by themselves or beside the whole. */
  private static final class Compounds extends WordAnalyzer {
    private static final Map<String, List<Part>> PARTS =
        Map.of(
            "waterfall", List.of(new Part("water", 1, 0, 5), new Part("fall", 1, 5, 9)),
            "doorbell",
                List.of(
                    Part.whole("doorbell", 1),
                    new Part("door", 0, 0, 4),
                    new Part("bell", 1, 4, 8)),
            "network", List.of(Part.whole("net", 1), Part.whole("work", 2)),
            "a", List.of(Part.whole("a", 1), Part.whole("a", 1)),
            "of", List.of());

    @Override
    protected Tokenizer tokenizer() {
      return new WhitespaceTokenizer();
    }

    @Override
    protected TokenStream filter(TokenStream words) {
      return new Replace(new LowerCaseFilter(words), PARTS);
    }
  }

  /** Words and pairs of words: what becomes of a word depends on the next. */
  private static final class Shingles extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new ShingleFilter(new LowerCaseFilter(words), 2, 2));
    }
  }

  /** Synonyms of several words, flattened as for an index. */
  private static final class PhraseSynonyms extends Analyzer {
    private static final SynonymMap SYNONYMS = synonyms();

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream graph = new SynonymGraphFilter(new LowerCaseFilter(words), SYNONYMS, false);
      return new TokenStreamComponents(words, new FlattenGraphFilter(graph));
    }

    private static SynonymMap synonyms() {
      SynonymMap.Builder synonyms = new SynonymMap.Builder();
      synonyms.add(words("united states"), words("usa"), true);
      synonyms.add(words("wifi"), words("wireless network"), true);
      synonyms.add(words("a b"), words("c a"), true);
      try {
        return synonyms.build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static CharsRef words(String words) {
      return SynonymMap.Builder.join(words.split(" "), new CharsRefBuilder());
    }
  }

  /**
   * A word that stands for another.
   *
   * @param end 0 when it takes the place of the whole word
   */
  private record Part(String text, int increment, int start, int end) {
    static Part whole(String text, int increment) {
      return new Part(text, increment, 0, 0);
    }
  }

  /** Puts parts in the place of some words. Looks at one word at a time. */
  private static final class Replace extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final Map<String, List<Part>> parts;
    private final Deque<Part> pending = new ArrayDeque<>();
    private int start;
    private int end;
    private int removed;

    Replace(TokenStream in, Map<String, List<Part>> parts) {
      super(in);
      this.parts = parts;
    }

    @Override
    public boolean incrementToken() throws IOException {
      while (pending.isEmpty()) {
        if (!input.incrementToken()) {
          return false;
        }
        List<Part> instead = parts.get(term.toString());
        if (instead == null) {
          increment.setPositionIncrement(increment.getPositionIncrement() + removed);
          removed = 0;
          return true;
        }
        start = offset.startOffset();
        end = offset.endOffset();
        pending.addAll(instead);
        if (instead.isEmpty()) {
          removed += increment.getPositionIncrement();
        }
      }
      Part part = pending.remove();
      term.setEmpty().append(part.text());
      increment.setPositionIncrement(part.increment() + removed);
      removed = 0;
      if (part.end() == 0) {
        offset.setOffset(start, end);
      } else {
        offset.setOffset(start + part.start(), start + part.end());
      }
      return true;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      pending.clear();
      removed = 0;
    }

    @Override
    public void end() throws IOException {
      super.end();
      increment.setPositionIncrement(increment.getPositionIncrement() + removed);
    }
  }
}

package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SlowImpactsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/** The words of a field that are in sight of a {@link Reading}, as Lucene's terms of an index. */
final class ReadingTerms extends Terms {
  private final Reading reading;
  private final Vocabulary vocabulary;
  private final int field;

  /** The words in sight with their tokens, as of so many changes of the sight. */
  private SortedMap<BytesRef, int[]> sorted = new TreeMap<>();

  private int sortedAsOf = -1;

  private char[] chars = new char[64]; // of the word that is asked for

  ReadingTerms(Reading reading, Vocabulary vocabulary, int field) {
    this.reading = reading;
    this.vocabulary = vocabulary;
    this.field = field;
  }

  @Override
  public TermsEnum iterator() {
    return new Enumeration();
  }

  @Override
  public long size() {
    return -1; // unknown
  }

  @Override
  public long getSumTotalTermFreq() {
    return 1;
  }

  @Override
  public long getSumDocFreq() {
    return 1;
  }

  @Override
  public int getDocCount() {
    return 1;
  }

  @Override
  public boolean hasFreqs() {
    return true;
  }

  @Override
  public boolean hasOffsets() {
    return true;
  }

  @Override
  public boolean hasPositions() {
    return true;
  }

  @Override
  public boolean hasPayloads() {
    return false;
  }

  private SortedMap<BytesRef, int[]> sorted() {
    if (sortedAsOf != reading.sight().changes()) {
      sorted = new TreeMap<>();
      Tokens tokens = reading.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.field(i) == field && reading.sight().includes(field, tokens.position(i))) {
          sorted.merge(new BytesRef(tokens.term(i)), new int[] {i}, ReadingTerms::join);
        }
      }
      sortedAsOf = reading.sight().changes();
    }
    return sorted;
  }

  private static int[] join(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** Finds a word that a query asks for at once; sorts all words only when asked to go on. */
  private final class Enumeration extends BaseTermsEnum {
    private @Nullable BytesRef term;
    private Places places = new Places(reading.tokens(), new int[0], 0);

    @Override
    public boolean seekExact(BytesRef text) {
      if (chars.length < text.length) {
        chars = new char[text.length * 2];
      }
      int length = UnicodeUtil.UTF8toUTF16(text, chars);
      Word word = vocabulary.find(field, chars, 0, length);
      if (word == null || !reading.has(word)) {
        return false;
      }
      term = text;
      places = Places.of(reading, new Word[] {word}, 0, 1);
      return true;
    }

    @Override
    public SeekStatus seekCeil(BytesRef text) {
      if (seekExact(text)) {
        term = BytesRef.deepCopyOf(text); // the caller goes on to change its own
        return SeekStatus.FOUND;
      }
      if (!goTo(sorted().tailMap(text))) {
        return SeekStatus.END;
      }
      return text.equals(term) ? SeekStatus.FOUND : SeekStatus.NOT_FOUND;
    }

    @Override
    public @Nullable BytesRef next() {
      BytesRef before = term;
      boolean found = goTo(before == null ? sorted() : sorted().tailMap(successor(before)));
      return found ? term : null;
    }

    private static BytesRef successor(BytesRef term) {
      byte[] bytes = Arrays.copyOfRange(term.bytes, term.offset, term.offset + term.length + 1);
      bytes[term.length] = 0;
      return new BytesRef(bytes);
    }

    private boolean goTo(SortedMap<BytesRef, int[]> rest) {
      if (rest.isEmpty()) {
        return false;
      }
      term = rest.firstKey();
      places =
          new Places(reading.tokens(), rest.firstEntry().getValue(), reading.sight().first(field));
      return true;
    }

    @Override
    public BytesRef term() {
      return term == null ? new BytesRef() : term;
    }

    @Override
    public int docFreq() {
      return 1;
    }

    @Override
    public long totalTermFreq() {
      return places.freq();
    }

    @Override
    public PostingsEnum postings(@Nullable PostingsEnum reuse, int flags) {
      return places.again();
    }

    @Override
    public ImpactsEnum impacts(int flags) {
      return new SlowImpactsEnum(postings(null, flags));
    }

    @Override
    public long ord() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void seekExact(long ord) {
      throw new UnsupportedOperationException();
    }
  }
}

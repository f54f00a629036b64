package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that are cut without the tokenizer are those that the tokenizer cuts. */
class StandardWordsTest {
  private static final String[] PIECES = {
    "a",
    "b",
    "Z",
    "0",
    "7",
    "war",
    "12",
    ".",
    ".",
    "'",
    ":",
    ",",
    ";",
    "_",
    "-",
    " ",
    " ",
    "\n",
    "\t",
    "#",
    "*",
    "@",
    "é",
    "е",
    "’",
    "‘",
    "“",
    "—",
    "…",
    "·",
    "\u0301",
    "\u200D",
    "\uFE0F",
    "\u20E3",
    "🚁",
    "👩",
    "🇺",
    "🇦",
    "中",
    "か",
    "ア",
    "한",
    "ก",
    "א",
    "\"",
    "\u00AD",
    "\u2028",
    "\u00A0",
    "\u0000",
    "x".repeat(254),
    "x".repeat(256)
  };

  /** Leaves the words as they are. */
  private static final class Unfiltered extends WordAnalyzer {
    @Override
    protected Tokenizer tokenizer() {
      return new StandardTokenizer();
    }

    @Override
    protected TokenStream filter(TokenStream words) {
      return words;
    }
  }

  private record Token(int position, int start, int end, String term) {}

  private final Fields fields = new Fields().text("text", new Unfiltered());
  private final Vocabulary vocabulary = new Vocabulary(fields);
  private final Reading reading = new Reading(vocabulary);
  private final DocumentReader reader = new DocumentReader(vocabulary, reading);

  @Test
  void cutsAsTheTokenizerDoesWhateverTheText() throws Exception {
    Random random = new Random(29);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
        // mostly what can be cut here
        int from = random.nextInt(4) == 0 ? PIECES.length : 18;
        text.append(PIECES[random.nextInt(from)]);
      }
      sameAsTheTokenizer(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gen. Mark Milley's U.S. troops, 3,000.5 of them; didn't go: a:b 10:30 x_y _z 5'6",
        "don’t “quote” the—dash… naïve cafe\u0301 Київ's",
        "press #1 or *2: #️⃣ 1️⃣ C++ a#b",
        "end's '' ' a' 'b ''c"
      })
  void cutsAsTheTokenizerDoes(String text) throws Exception {
    sameAsTheTokenizer(text);
  }

  private void sameAsTheTokenizer(String text) throws Exception {
    vocabulary.needAllWords();
    reader.read(new TextDocument().with("text", text), vocabulary.size());
    List<Token> cut = new ArrayList<>();
    Tokens tokens = reading.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      cut.add(new Token(tokens.position(i), tokens.start(i), tokens.end(i), tokens.term(i)));
    }
    assertThat(cut).as(text).isEqualTo(tokenized(text));
  }

  private static List<Token> tokenized(String text) throws Exception {
    List<Token> tokens = new ArrayList<>();
    try (Unfiltered analyzer = new Unfiltered();
        TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(
            new Token(tokens.size(), offsets.startOffset(), offsets.endOffset(), term.toString()));
      }
      stream.end();
    }
    return tokens;
  }
}

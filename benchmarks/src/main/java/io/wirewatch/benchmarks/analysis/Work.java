package io.wirewatch.benchmarks.analysis;

import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.language.LanguageDetector;
import io.wirewatch.analysis.origin.Agency;
import io.wirewatch.analysis.origin.Origins;
import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.story.Senses;
import io.wirewatch.analysis.text.Languages;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** What is done with an article, by the name of the measurement. */
public enum Work {
  /** Words, lower-cased. */
  TOKENS_STANDARD_ANALYZER,
  /** Words without stop words, brought to their stem by Porter's rules. */
  TOKENS_ENGLISH_ANALYZER,
  /** Words brought to their lemmas by a dictionary, each looked up where it stands. */
  TOKENS_NEWS_ENGLISH,
  /** Sentences. */
  SENTENCES,
  /** The language. */
  LANGUAGE,
  /** The countries, organisations and people of office that are named. */
  PLACES,
  /** The fingerprint by which copies are told. */
  FINGERPRINT,
  /** Topics with how they are told, by triggers and cues alone. */
  TRIGGERS,
  /** The same with who is named, and who did it towards whom. */
  TRIGGERS_AND_PLACES,
  /**
   * All that the service does with an article: also the second look by examples, and the vector.
   */
  EVERYTHING;

  /** In the time of the texts' officials. */
  private static final Instant PUBLISHED = Instant.parse("2022-07-01T00:00:00Z");

  /** Whether what it takes depends on what the articles tell of. */
  public boolean findsTopics() {
    return compareTo(TRIGGERS) >= 0;
  }

  /**
   * Makes what does the work.
   *
   * @param seeds the configuration folder with the topics
   */
  Function<NewsArticle, Object> worker(Path seeds) {
    return switch (this) {
      case TOKENS_STANDARD_ANALYZER -> tokens(new StandardAnalyzer());
      case TOKENS_ENGLISH_ANALYZER -> tokens(new EnglishAnalyzer());
      case TOKENS_NEWS_ENGLISH -> tokens(Objects.requireNonNull(Languages.analyzers().get("en")));
      case SENTENCES -> article -> new NewsText(article.title(), article.body());
      case LANGUAGE -> {
        LanguageDetector languages = new LanguageDetector();
        yield article -> languages.detect("", article.title(), article.body());
      }
      case PLACES -> {
        TopicPack pack = TopicPack.of(PackFiles.read(seeds));
        yield article -> pack.mentions(article.title(), article.body(), PUBLISHED);
      }
      case FINGERPRINT -> article -> MinHash.fingerprint(article.body());
      case TRIGGERS -> {
        TopicPack pack = TopicPack.of(PackFiles.read(seeds));
        yield article -> pack.find("en", article.title(), article.body());
      }
      case TRIGGERS_AND_PLACES -> {
        TopicPack pack = TopicPack.of(PackFiles.read(seeds));
        yield article ->
            pack.find(
                "en",
                article.title(),
                article.body(),
                pack.mentions(article.title(), article.body(), PUBLISHED));
      }
      case EVERYTHING -> {
        TopicPack pack = TopicPack.of(PackFiles.read(seeds), new Teacher(seeds));
        Analyst analyst =
            new Analyst(
                () -> pack,
                new Origins(Agency.read(seeds).values()),
                new Senses(Senses.Wanted.TAGGED, SentenceEmbedder::new));
        yield article -> analyst.read("", article.title(), article.body(), PUBLISHED);
      }
    };
  }

  private static Function<NewsArticle, Object> tokens(Analyzer analyzer) {
    return article -> letters(analyzer, article.title()) + letters(analyzer, article.body());
  }

  /** Of all words; so that each is looked at. */
  private static int letters(Analyzer analyzer, String text) {
    int letters = 0;
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        letters += term.length();
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return letters;
  }
}

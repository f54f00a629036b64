package io.wirewatch.benchmarks.workload;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Thinks up queries of two to four terms, each about one subject: conjunctions, alternatives,
 * exclusions, phrases and sloppy phrases.
 */
final class Desk {
  private final List<Subject> subjects;
  private final Function<Random, String> anyWord;
  private final Terms terms = new Terms();

  /**
   * A desk.
   *
   * @param anyWord draws a word that is not too frequent to be worth asking for
   */
  Desk(List<Subject> subjects, Function<Random, String> anyWord) {
    this.subjects = List.copyOf(subjects);
    this.anyWord = anyWord;
  }

  Query query(Random random) {
    Subject subject = subjects.get(random.nextInt(subjects.size()));
    int percent = random.nextInt(100);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (percent < 28) {
      words(all, Occur.MUST, 2 + random.nextInt(3), subject, random);
    } else if (percent < 40) {
      names(all, 2 + random.nextInt(3), subject, random);
    } else if (percent < 54) {
      words(all, Occur.MUST, 2, subject, random);
      words(all, Occur.MUST_NOT, 1 + random.nextInt(2), subject, random);
    } else if (percent < 66) {
      all.add(either(subject, random), Occur.MUST).add(either(subject, random), Occur.MUST);
    } else if (percent < 78) {
      return phrase(subject, 0, random);
    } else if (percent < 90) {
      return apart(subject, 1 + random.nextInt(4), random);
    } else if (percent < 96) {
      all.add(phrase(subject, random.nextInt(3), random), Occur.MUST);
      words(all, random.nextBoolean() ? Occur.MUST : Occur.MUST_NOT, 1, subject, random);
    } else {
      all.add(phrase(subject, 0, random), Occur.SHOULD);
      names(all, 1, subject, random);
    }
    return all.build();
  }

  private void words(
      BooleanQuery.Builder query, Occur occur, int count, Subject subject, Random random) {
    for (int i = 0; i < count; i++) {
      query.add(new TermQuery(terms.of(word(subject, random))), occur);
    }
  }

  /** Alternatives, one of which is enough; so none is a word of every article. */
  private void names(BooleanQuery.Builder query, int count, Subject subject, Random random) {
    for (int i = 0; i < count; i++) {
      query.add(new TermQuery(terms.of(ofSubject(subject, random))), Occur.SHOULD);
    }
  }

  private Query either(Subject subject, Random random) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words(query, Occur.SHOULD, 2, subject, random);
    return query.build();
  }

  /** Words that stand side by side in articles about the subject. */
  private Query phrase(Subject subject, int slop, Random random) {
    return phrase(subject.phrases().get(random.nextInt(subject.phrases().size())), slop);
  }

  /** Words of the subject that may or may not stand close to each other. */
  private Query apart(Subject subject, int slop, Random random) {
    if (random.nextBoolean()) {
      return phrase(subject, slop, random);
    }
    return phrase(List.of(word(subject, random), word(subject, random)), slop);
  }

  private Query phrase(List<String> words, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    words.forEach(word -> phrase.add(terms.of(word)));
    return phrase.build();
  }

  private String word(Subject subject, Random random) {
    return random.nextInt(3) == 0 ? anyWord.apply(random) : ofSubject(subject, random);
  }

  private static String ofSubject(Subject subject, Random random) {
    return subject.words().get(random.nextInt(subject.words().size()));
  }
}

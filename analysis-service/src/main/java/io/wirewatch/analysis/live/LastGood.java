package io.wirewatch.analysis.live;

import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.PackFiles.WordList;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the files of a pack said when they were last good. A file is bad when it cannot be read or
 * has a query that cannot be stored; then what it last said well takes its place.
 *
 * @param files of each file that is there what it said when it was last good
 */
record LastGood(PackFiles files) {
  private static final String TOPICS = "topics";
  private static final Problem EMPTIED =
      new Problem(TOPICS, 1, "", "has no topic any more; those that it had stay in force");

  /** Before anything was read. */
  static final LastGood NOTHING = new LastGood(PackFiles.NONE);

  /**
   * What is to be in force.
   *
   * @param pack what was read, with the last good version of bad files, and all problems
   * @param kept the files of which the last good version is in force, such as {@code
   *     topics/attack.yaml}
   * @param next what was good last, after this
   */
  record Choice(TopicPack pack, SortedSet<String> kept, LastGood next) {}

  /** Chooses for files as they were just read; what is good is compiled once. */
  Choice choose(PackFiles read, Function<PackFiles, TopicPack> compiler) {
    PackFiles now = isEmptied(read) ? read.withTopics(ofBefore()) : read;
    PackFiles readable = now.replacing(whereKnown(bad(now, List.of())), files);
    TopicPack pack = compiler.apply(readable);
    List<Problem> late = new ArrayList<>(pack.problems()); // that only compiling shows
    now.parts().values().forEach(part -> late.removeAll(part.problems()));
    late.removeIf( // a user's verdict, say, is none of the files that are kept
        problem ->
            readable.parts().values().stream()
                .noneMatch(part -> part.files().contains(problem.file())));

    Map<String, Set<String>> bad = bad(now, late);
    Map<String, Set<String>> replaced = whereKnown(bad);
    SortedSet<String> kept = new TreeSet<>();
    replaced.forEach((place, names) -> names.forEach(file -> kept.add(name(place, file))));
    PackFiles good = now.replacing(bad, files);
    if (!late.isEmpty()) {
      PackFiles chosen = now.replacing(replaced, files);
      Loaded<WordList> words = wordsFor(chosen);
      Set<WordList> given = new HashSet<>(chosen.words().values());
      for (Loaded.Item<WordList> list : words.items()) {
        if (!given.contains(list.value())) {
          kept.add(name("words", list.file()));
        }
      }
      good = good.withWords(words.replacing(now.words().badFiles(), files.words()));
      chosen = chosen.withWords(words);
      pack = compiler.apply(chosen.withTopics(chosen.topics().with(late)));
    }
    return new Choice(pack, kept, new LastGood(good));
  }

  /** Those of some files, by place, that were good once. */
  private Map<String, Set<String>> whereKnown(Map<String, Set<String>> some) {
    Map<String, Set<String>> known = new HashMap<>();
    files
        .parts()
        .forEach(
            (place, part) ->
                known.put(place, common(some.getOrDefault(place, Set.of()), part.files())));
    return known;
  }

  /** By place, the files of which something is wrong. */
  private static Map<String, Set<String>> bad(PackFiles now, List<Problem> late) {
    Set<String> lateFiles = late.stream().map(Problem::file).collect(Collectors.toSet());
    Map<String, Set<String>> bad = new HashMap<>();
    now.parts()
        .forEach(
            (place, part) -> {
              // A file's name says not in which folder it is; a topic is the likeliest to be bad.
              Set<String> here = common(lateFiles, part.files());
              if (!place.equals(TOPICS)) {
                here.removeAll(now.topics().files());
              }
              here.addAll(part.badFiles());
              bad.put(place, here);
            });
    return bad;
  }

  /**
   * The lists of words by which most of the topics that were good last can be stored: those chosen
   * or, when a list was taken away or is bad in a way that only queries show, with those before
   * beside them or in their place.
   */
  private Loaded<WordList> wordsFor(PackFiles chosen) {
    Set<String> ids =
        chosen.words().values().stream().map(WordList::id).collect(Collectors.toSet());
    List<Loaded.Item<WordList>> beside = new ArrayList<>(chosen.words().items());
    files.words().items().stream()
        .filter(item -> !ids.contains(item.value().id()))
        .forEach(beside::add);
    List<Problem> problems = chosen.words().problems();
    Loaded<WordList> best = chosen.words();
    long had = stillThere(chosen.topics().values());
    long most = stillThere(trial(chosen).definitions());
    if (most == had) {
      return best;
    }
    for (Loaded<WordList> words :
        List.of(new Loaded<>(beside, problems), new Loaded<>(files.words().items(), problems))) {
      long now = stillThere(trial(chosen.withWords(words)).definitions());
      if (now > most) {
        most = now;
        best = words;
      }
    }
    return best;
  }

  /** How many of the topics that were good last are among others. */
  private long stillThere(List<TopicDefinition> others) {
    Set<String> before =
        files.topics().values().stream().map(TopicDefinition::id).collect(Collectors.toSet());
    return others.stream().map(TopicDefinition::id).distinct().filter(before::contains).count();
  }

  /** A folder is emptied by a volume that is not mounted, rather than by an editor. */
  private boolean isEmptied(PackFiles read) {
    return read.topics().items().isEmpty()
        && read.topics().problems().isEmpty()
        && !files.topics().items().isEmpty();
  }

  private Loaded<TopicDefinition> ofBefore() {
    return new Loaded<>(files.topics().items(), List.of(EMPTIED));
  }

  private static TopicPack trial(PackFiles files) {
    return TopicPack.of(files);
  }

  private static String name(String place, String file) {
    return place.equals(file) ? file : place + "/" + file;
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }
}

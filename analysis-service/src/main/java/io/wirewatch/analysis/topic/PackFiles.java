package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.place.PlacesFile;
import io.wirewatch.analysis.telling.CueDefinition;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a topic pack is made of.
 *
 * @param topics the definitions of {@code topics/}
 * @param words the lists of {@code words/}
 * @param cues the cues of {@code cues.yaml}
 * @param places the files of {@code places/}
 */
public record PackFiles(
    Loaded<TopicDefinition> topics,
    Loaded<WordList> words,
    Loaded<CueDefinition> cues,
    Loaded<PlacesFile> places) {

  /**
   * Words and phrases that queries name together.
   *
   * @param id what queries call it, after an @
   * @param language of the words, a BCP 47 language; {@code en} when absent
   * @param words words, phrases, and other lists' names
   */
  public record WordList(String id, String language, List<String> words) {
    /** Refuses what cannot do without. */
    public WordList {
      if (id == null || !id.matches("[a-z0-9-]+")) {
        throw new InvalidField("id", "must be lower-case letters, digits and hyphens");
      }
      if (words == null || words.isEmpty()) {
        throw new InvalidField("words", "must have at least one word");
      }
      language = language == null ? "en" : language;
      words = List.copyOf(words);
    }
  }

  /** No files. */
  public static final PackFiles NONE =
      new PackFiles(
          new Loaded<>(List.of(), List.of()),
          new Loaded<>(List.of(), List.of()),
          new Loaded<>(List.of(), List.of()),
          new Loaded<>(List.of(), List.of()));

  /** Where the files are in a configuration folder; others say nothing of topics. */
  public static final List<String> PLACES =
      List.of("topics", "words", "cues.yaml", "places", LabelledExamples.FOLDER, Feedback.FOLDER);

  /** Reads the files of a configuration folder, with all examples. */
  public static PackFiles read(Path config) {
    return definitions(config).withExamples(config);
  }

  /**
   * Topics with further examples: the labelled ones of a configuration folder, and what users say
   * of sentences that are none yet.
   */
  public PackFiles withExamples(Path config) {
    LabelledExamples labelled = LabelledExamples.read(config);
    Feedback feedback = new Feedback(config);
    List<Loaded.Item<TopicDefinition>> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(labelled.problems());
    for (Loaded.Item<TopicDefinition> item : topics.items()) {
      Feedback.Verdicts given = feedback.of(item.value().id());
      problems.addAll(given.problems());
      TopicDefinition topic = given.addedTo(labelled.addedTo(item.value()));
      items.add(new Loaded.Item<>(topic, item.file(), item.path(), item.lines()));
    }
    return withTopics(new Loaded<>(items, topics.problems()).with(problems));
  }

  /** By where they are in a configuration folder, what can be read there and what cannot. */
  public Map<String, Loaded<?>> parts() {
    return Map.of("topics", topics, "words", words, "cues.yaml", cues, "places", places);
  }

  /**
   * With what others have of some files, by their place, instead of what this has of them. The
   * problems stay.
   */
  public PackFiles replacing(Map<String, Set<String>> files, PackFiles others) {
    return new PackFiles(
        topics.replacing(files.getOrDefault("topics", Set.of()), others.topics),
        words.replacing(files.getOrDefault("words", Set.of()), others.words),
        cues.replacing(files.getOrDefault("cues.yaml", Set.of()), others.cues),
        places.replacing(files.getOrDefault("places", Set.of()), others.places));
  }

  /** With other topics. */
  public PackFiles withTopics(Loaded<TopicDefinition> others) {
    return new PackFiles(others, words, cues, places);
  }

  /** With other lists of words. */
  public PackFiles withWords(Loaded<WordList> others) {
    return new PackFiles(topics, others, cues, places);
  }

  /** Reads the files of a configuration folder as their authors wrote them. */
  public static PackFiles definitions(Path config) {
    return new PackFiles(
        YamlFile.folder(config.resolve("topics"), TopicDefinition.class),
        YamlFile.lists(config.resolve("words"), "words", WordList.class),
        new YamlFile(config.resolve("cues.yaml")).list("cues", CueDefinition.class),
        YamlFile.folder(config.resolve("places"), PlacesFile.class));
  }
}

package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.place.PlacesFile;
import io.wirewatch.analysis.telling.CueDefinition;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import java.nio.file.Path;
import java.util.List;

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

  /** Reads the files of a configuration folder. */
  public static PackFiles read(Path config) {
    return new PackFiles(
        YamlFile.folder(config.resolve("topics"), TopicDefinition.class),
        YamlFile.lists(config.resolve("words"), "words", WordList.class),
        new YamlFile(config.resolve("cues.yaml")).list("cues", CueDefinition.class),
        YamlFile.folder(config.resolve("places"), PlacesFile.class));
  }
}

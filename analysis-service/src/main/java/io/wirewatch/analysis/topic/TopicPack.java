package io.wirewatch.analysis.topic;

import static io.wirewatch.analysis.topic.PackVersion.hash;

import io.wirewatch.analysis.place.Gazetteer;
import io.wirewatch.analysis.place.Mention;
import io.wirewatch.analysis.telling.CueDefinition;
import io.wirewatch.analysis.telling.Cues;
import io.wirewatch.analysis.text.Languages;
import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.text.Wording;
import io.wirewatch.analysis.topic.TopicDefinition.Exclusion;
import io.wirewatch.analysis.topic.TopicDefinition.Trigger;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.InvalidQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The topics in force, and where a text tells of them. Immutable. */
public final class TopicPack {
  private final List<TopicDefinition> definitions;
  private final List<Problem> problems;
  private final String version;
  private final SentenceCheck check;
  private final Gazetteer places;

  private final Map<String, Triggers> triggers = new HashMap<>();

  /** By language: the cues of all topics. */
  private final Map<String, Cues> cues = new HashMap<>();

  /** By language and topic: the topic's own. */
  private final Map<String, Map<String, Cues>> ownCues = new HashMap<>();

  private TopicPack(
      PackFiles files, Function<List<TopicDefinition>, SentenceCheck> teacher, boolean isLookedAt) {
    Loaded<TopicDefinition> topics = files.topics().distinctBy(TopicDefinition::id);
    CompletableFuture<SentenceCheck> taught =
        CompletableFuture.supplyAsync(
            () -> teacher.apply(topics.values()),
            task -> Thread.ofPlatform().name("teacher").daemon().start(task));
    List<Problem> found = new ArrayList<>(topics.problems());
    found.addAll(files.words().problems());
    found.addAll(files.cues().problems());
    places = Gazetteer.of(files.places());
    found.addAll(places.problems());
    Map<String, Wording> wordings = wordings(files.words());
    Map<String, Triggers.Compiler> compilers = new TreeMap<>();
    wordings.forEach(
        (language, wording) -> compilers.put(language, new Triggers.Compiler(wording, isLookedAt)));
    List<TopicDefinition> inForce = new ArrayList<>();
    for (Loaded.Item<TopicDefinition> item : topics.items()) {
      List<Problem> ofTopic = new ArrayList<>();
      compile(item, compilers, ofTopic);
      wordings.forEach(
          (language, wording) ->
              ownCues
                  .computeIfAbsent(language, none -> new HashMap<>())
                  .put(
                      item.value().id(),
                      Cues.of(language, cuesOf(item, language), wording, ofTopic)));
      if (ofTopic.isEmpty()) {
        inForce.add(item.value());
      }
      found.addAll(ofTopic);
    }
    wordings.forEach(
        (language, wording) ->
            cues.put(
                language,
                Cues.of(
                    language,
                    files.cues().items().stream()
                        .filter(cue -> cue.value().language().equals(language))
                        .toList(),
                    wording,
                    found)));
    compilers.forEach((language, compiler) -> triggers.put(language, compiler.compiled()));
    definitions = List.copyOf(inForce);
    check = taught.join();
    problems = found.stream().distinct().toList();
    version =
        hash(
            List.of(
                definitions,
                files.words().values(),
                files.cues().values(),
                files.places().values()));
  }

  /**
   * The topics of some files. One with a query that cannot be stored becomes a problem.
   *
   * @param teacher makes of the definitions, with their examples, a second look, while they are
   *     compiled
   */
  public static TopicPack of(
      PackFiles files, Function<List<TopicDefinition>, SentenceCheck> teacher) {
    return new TopicPack(files, teacher, true);
  }

  /** The topics of some files, found by their triggers alone. */
  public static TopicPack of(PackFiles files) {
    return new TopicPack(files, definitions -> SentenceCheck.NONE, false);
  }

  private static Map<String, Wording> wordings(Loaded<PackFiles.WordList> lists) {
    Map<String, Wording> wordings = new TreeMap<>();
    Languages.analyzers()
        .forEach(
            (language, analyzer) -> {
              Map<String, List<String>> ofLanguage = new HashMap<>();
              for (PackFiles.WordList list : lists.values()) {
                if (list.language().equals(language)) {
                  ofLanguage.put(list.id(), list.words());
                }
              }
              wordings.put(language, new Wording(analyzer, ofLanguage));
            });
    return wordings;
  }

  /** All of a topic or, when there is a problem, nothing of it. */
  private static void compile(
      Loaded.Item<TopicDefinition> item,
      Map<String, Triggers.Compiler> compilers,
      List<Problem> problems) {
    TopicDefinition topic = item.value();
    List<Trigger> finding = topic.triggers();
    for (int i = 0; i < finding.size(); i++) {
      Trigger trigger = finding.get(i);
      String place = "triggers[" + i + "]";
      compile(item, place, trigger.language(), compilers, problems, c -> c.add(topic, trigger));
    }
    List<Exclusion> taking = topic.exclude();
    for (int i = 0; i < taking.size(); i++) {
      Exclusion exclusion = taking.get(i);
      String place = "exclude[" + i + "]";
      compile(item, place, exclusion.language(), compilers, problems, c -> c.add(topic, exclusion));
    }
    compilers
        .values()
        .forEach(problems.isEmpty() ? Triggers.Compiler::keep : Triggers.Compiler::drop);
  }

  private interface Compilation {
    void with(Triggers.Compiler compiler) throws InvalidQuery;
  }

  private static void compile(
      Loaded.Item<TopicDefinition> item,
      String place,
      String language,
      Map<String, Triggers.Compiler> compilers,
      List<Problem> problems,
      Compilation compilation) {
    Triggers.Compiler compiler = compilers.get(language);
    if (compiler == null) {
      problems.add(
          item.problem(place + ".language", "is none of those known: " + compilers.keySet()));
      return;
    }
    try {
      compilation.with(compiler);
    } catch (InvalidQuery e) {
      problems.add(item.problem(place + ".query", e.reason()));
    } catch (IllegalArgumentException e) {
      problems.add(item.problem(place + ".query", String.valueOf(e.getMessage())));
    }
  }

  private static List<Loaded.Item<CueDefinition>> cuesOf(
      Loaded.Item<TopicDefinition> topic, String language) {
    List<Loaded.Item<CueDefinition>> cues = new ArrayList<>();
    for (int i = 0; i < topic.value().cues().size(); i++) {
      CueDefinition cue = topic.value().cues().get(i);
      cues.add(new Loaded.Item<>(cue, topic.file(), "cues[" + i + "]", topic.lines()));
    }
    cues.removeIf(cue -> !cue.value().language().equals(language));
    return cues;
  }

  /** The definitions in force. */
  public List<TopicDefinition> definitions() {
    return definitions;
  }

  /** What kept others from being in force. */
  public List<Problem> problems() {
    return problems;
  }

  /** Twelve hex digits that change with any change of a definition in force. */
  public String version() {
    return version;
  }

  /**
   * The countries, organisations and people of public office that an article names, in its order,
   * as far as it spells them as English does.
   *
   * @param publishedAt decides who is in office
   */
  public List<Mention> mentions(String title, String body, Instant publishedAt) {
    return places.find(title, body, publishedAt);
  }

  /** The topics that an article tells of, without their sides. */
  public List<TaggedArticle.Topic> find(String language, String title, String body) {
    return find(language, title, body, List.of());
  }

  /**
   * The topics that an article tells of, each with how it is told, in the order of their ids. A
   * text in a language that the pack does not know has none.
   *
   * @param mentions whom the article names, who may be the topics' sides
   */
  public List<TaggedArticle.Topic> find(
      String language, String title, String body, List<Mention> mentions) {
    Triggers ofLanguage = triggers.get(language);
    if (ofLanguage == null) {
      return List.of();
    }
    NewsText text = new NewsText(title, body);
    SecondLook secondLook =
        new SecondLook(
            text,
            sentence -> check.look(language, sentence),
            () -> check.article(language, title, body));
    Tags tags = new Tags(text, mentions, secondLook);
    Cues general = Objects.requireNonNull(cues.get(language));
    Map<String, Cues> own = ownCues.getOrDefault(language, Map.of());
    List<Hit> promising = tags.promising(ofLanguage.find(text));
    for (Hit hit : tags.promising(ofLanguage.notExcluded(text, promising))) {
      tags.add(hit, general, Objects.requireNonNull(own.get(hit.topic().id())));
    }
    return tags.topics();
  }
}

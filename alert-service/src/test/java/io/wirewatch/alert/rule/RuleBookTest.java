package io.wirewatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Article;
import io.wirewatch.events.DetectedLanguage;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Pair;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.Status;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TaggedArticle.Mention.Kind;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.events.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
  private static final Instant AT = Instant.parse("2021-03-30T10:00:00Z");

  @TempDir Path folder;

  private RuleBook book(String rules) throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "rules:\n" + rules);
    return RuleBook.of(
        new YamlFile(file).list("rules", Rule.class), new Loaded<>(List.of(), List.of()));
  }

  private static TaggedArticle tagged(String title, String body, String... topics) {
    Article article =
        new Article(
            "id",
            "hash",
            "n.example",
            "",
            "",
            "",
            title,
            body,
            "en",
            List.of(),
            List.of(),
            AT,
            TimeBasis.STATED,
            "",
            AT);
    List<TaggedArticle.Topic> found =
        List.of(topics).stream()
            .map(
                topic ->
                    new TaggedArticle.Topic(
                        topic, 1, List.of(new Evidence("title", 0, 1, title.substring(0, 1), "t"))))
            .toList();
    return new TaggedArticle(article, found, List.of(), List.of(), "", "pack", AT);
  }

  @Test
  void theLanguageOfARuleIsTheDetectedOneOrElseTheStatedOne() throws IOException {
    RuleBook rules =
        book(
            "  - {id: r, title: R, query: 'language:es', atLeast: 1, within: 1h, groupBy: language}");
    TaggedArticle undetected = tagged("Ataque en Cali", "");
    assertThat(rules.match(undetected)).isEmpty();
    TaggedArticle detected =
        new TaggedArticle(
            undetected.article(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "pack",
            AT,
            new DetectedLanguage("es", 0.9),
            "",
            "",
            "",
            0,
            "",
            List.of());
    assertThat(rules.match(detected)).extracting(RuleMatch::group).containsExactly("es");
  }

  @Test
  void saysWhereInTitleAndBodyARuleMatched() throws IOException {
    String rule =
        "  - {id: r, title: R, query: 'topic:(call OR talk) AND text:(kyiv OR moscow)', atLeast: 1, within: 1h}";
    RuleBook rules = book(rule);
    List<RuleMatch> matches =
        rules.match(tagged("Call to Kyiv", "From Moscow 🚁 to Kyiv.", "call"));
    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().article().matches())
        .extracting(evidence -> evidence.field() + " " + evidence.text())
        .containsExactly("title Kyiv", "body Moscow", "title C");
    assertThat(rules.match(tagged("Call to Kyiv", ""))).isEmpty();
  }

  private static TaggedArticle.Topic topic(String id, Status status, String... pairs) {
    List<Pair> towards =
        Stream.of(pairs).map(p -> p.split(">", 2)).map(p -> new Pair(p[0], p[1])).toList();
    return new TaggedArticle.Topic(
        id,
        1,
        status,
        Voice.ASSERTED,
        1,
        towards.stream().map(Pair::from).distinct().toList(),
        towards.stream().map(Pair::to).distinct().toList(),
        towards,
        List.of(new Evidence("title", 0, 5, "Biden", "t")));
  }

  private static TaggedArticle.Mention named(Kind kind, String id, double score) {
    Evidence evidence = new Evidence("title", 12, 20, "Zelensky", "official");
    return new TaggedArticle.Mention(id, kind, "", 1, score, List.of(evidence));
  }

  /** Biden called Zelensky and Macron Putin, and the EU's sanctions on Belarus are over. */
  private static TaggedArticle calls() {
    return new TaggedArticle(
        tagged("Biden calls Zelensky", "").article(),
        List.of(
            topic("call", Status.REPORTED, "US>UA", "FR>RU"),
            topic("sanctions", Status.ENDED, "EU>BY")),
        List.of(named(Kind.COUNTRY, "UA", 0.9), named(Kind.COUNTRY, "BY", 0.2)),
        List.of(named(Kind.ORGANISATION, "NATO", 0.9), named(Kind.OFFICIAL, "joe-biden", 0.9)),
        "",
        "pack",
        AT);
  }

  @ParameterizedTest
  @CsvSource({
    "between:call.US.UA,true",
    "between:call.UA.US,true",
    "between:call.US.RU,false",
    "between:sanctions.EU.BY,false",
    "between:sanctions.ended.BY.EU,true",
    "between:call.EU.BY,false",
    "between:call.UA.*,true",
    "between:call.BY.*,false",
    "between:(call.US.RU call.RU.FR),true",
    "towards:call.US.UA,true",
    "towards:call.UA.US,false",
    "towards:sanctions.ended.EU.BY,true",
    "from:call.FR,true",
    "from:call.EU,false",
    "to:call.RU AND NOT to:call.BY,true",
    "country:UA,true",
    "country:BY,false",
    "named:BY,true",
    "named:joe-biden AND actor:NATO,true",
    "actor:UA,false"
  })
  void asksWhomAnArticleNamesAndBetweenWhomItsEventsAre(String query, boolean matches)
      throws IOException {
    RuleBook rules = book("  - {id: r, title: R, query: '" + query + "', atLeast: 1, within: 1h}");
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.match(calls())).hasSize(matches ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "between:call.US.UA,Biden",
    "country:UA,Zelensky",
    "named:NATO AND topic:call,Biden Zelensky",
    "between:sanctions.ended.EU.BY,Biden",
    "between:call.UA.* AND text:calls,calls"
  })
  void quotesWhatDecidedWhoItWas(String query, String quoted) throws IOException {
    RuleBook rules = book("  - {id: r, title: R, query: '" + query + "', atLeast: 1, within: 1h}");
    assertThat(rules.match(calls()).getFirst().article().matches())
        .extracting(Evidence::text)
        .containsExactly(quoted.split(" "));
  }

  private static TaggedArticle.Topic scored(String id, Status status, double score) {
    TaggedArticle.Topic topic = topic(id, status, "RU>UA");
    return new TaggedArticle.Topic(
        id,
        1,
        status,
        Voice.ASSERTED,
        score,
        topic.from(),
        topic.to(),
        topic.pairs(),
        topic.evidence());
  }

  /** An attack that is hardly told of and a call that surely is. */
  private static TaggedArticle attackAndCall(double ofAttack, double ofCall) {
    return new TaggedArticle(
        tagged("Biden calls Zelensky", "").article(),
        List.of(
            scored("attack", Status.REPORTED, ofAttack),
            scored("call", Status.REPORTED, ofCall),
            scored("sanctions", Status.ENDED, 0.5)),
        List.of(named(Kind.COUNTRY, "UA", 0.9)),
        List.of(),
        "",
        "pack",
        AT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topic:attack AND topic.score:[0.7 TO *]                    | below 0.4
          topic:attack AND topic.score:[0.3 TO *]                    | counts 0.4
          topic:attack AND topic.score:>=0.4                         | counts 0.4
          topic:attack AND topic.score:>0.4                          | below 0.4
          topic:attack AND topic.score:{0.5 TO 0.9}                  | below 0.4
          topic:attack AND topic.score:[* TO 0.5]                    | counts 0.4
          topic:call AND topic.score:[* TO 0.5]                      | below 0.9
          topic:attack +topic.score:>=0.7                            | below 0.4
          topic:(attack OR call) AND topic.score:>=0.7               | counts 0.9
          topic:att* AND topic.score:>=0.7                           | below 0.4
          topic:a* AND topic:c* AND topic.score:>=0.7                | counts 0.9
          from:attack.RU AND topic.score:>=0.7                       | below 0.4
          from:attack.* AND topic.score:>=0.7                        | below 0.4
          to:attack.UA AND topic.score:>=0.7                         | below 0.4
          towards:attack.RU.UA AND topic.score:>=0.7                 | below 0.4
          between:attack.UA.* AND topic.score:>=0.7                  | below 0.4
          topic:attack AND country:UA AND topic.score:>=0.7          | below 0.4
          topic:attack AND country:BY AND topic.score:>=0.7          | none
          topic:attack AND NOT topic:call AND topic.score:>=0.3      | none
          topic:sanctions AND topic.score:>=0.1                      | none
          topic:sanctions.ended AND topic.score:>=0.5                | counts 0.5
          country:UA AND topic.score:>=0.9                           | counts 0.9
          country:UA AND topic.score:>0.9                            | below 0.9
          topic.score:>=0.9                                          | counts 0.9
          topic.score:>=0.9 AND NOT country:UA                       | none
          (topic:visit OR country:UA) AND topic.score:>=0.1          | none
          (topic:attack AND topic.score:>0.7) OR (topic:call AND topic.score:>0.5) | counts 0.9
          (topic:attack AND topic.score:>0.3) OR (topic:call AND topic.score:>0.95) | counts 0.4
          (topic:attack AND topic.score:>0.7) OR (topic:call AND topic.score:>0.95) | below 0.9
          (topic:attack AND topic.score:>0.7) OR topic:visit         | below 0.4
          (topic:attack AND topic.score:>0.7) OR country:UA          | counts 0.0
          (topic:visit AND topic.score:>0.7) OR topic:pact           | none
          """)
  void asksForTheScoreOfTheBestTopicThatTheQueryAsksForAndOfNoOther(String query, String expected)
      throws IOException {
    RuleBook rules = book("  - {id: r, title: R, query: '" + query + "', atLeast: 1, within: 1h}");
    assertThat(rules.problems()).isEmpty();
    assertThat(
            rules.match(attackAndCall(0.4, 0.9)).stream()
                .map(
                    match ->
                        (match.clauses().isEmpty() ? "below " : "counts ")
                            + match.article().score())
                .findFirst()
                .orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void tellsOfEachClauseApartWhetherTheScoreIsEnough() throws IOException {
    RuleBook rules =
        book(
            "  - {id: r, title: R, within: 1h, all: [{query: 'topic:attack AND topic.score:>0.7',"
                + " atLeast: 1}, {query: 'topic:call AND topic.score:>0.7', atLeast: 1},"
                + " {query: 'topic:attack AND topic.score:<0.3', atLeast: 1}]}");
    RuleMatch match = rules.match(attackAndCall(0.4, 0.9)).getFirst();
    assertThat(match.clauses()).containsExactly(1);
    assertThat(match.belowScore())
        .containsExactly(new RuleMatch.BelowScore(0, 0.4), new RuleMatch.BelowScore(2, 0.4));
    assertThat(match.article().clause()).isEqualTo(1);
    assertThat(rules.match(tagged("T", "", "visit"))).isEmpty();
  }

  @Test
  void aRuleOfSeveralScoresIsPutInForceChangedAndRemovedWhole() throws IOException {
    String rule = "  - {id: r, title: R, query: '%s', atLeast: 1, within: 1h}";
    RuleBook rules =
        book(
            rule.formatted(
                "(topic:attack AND topic.score:>0.7) OR (topic:call AND topic.score:>0.7)"));
    assertThat(rules.match(attackAndCall(0.4, 0.9)).getFirst().clauses()).containsExactly(0);
    RuleBook others = book(rule.formatted("topic:attack AND topic.score:>0.7"));
    rules.put(others.rule("r").orElseThrow(), StoredRule.From.API, rules.upTo() + 1);
    assertThat(rules.match(attackAndCall(0.4, 0.9)).getFirst().clauses()).isEmpty();
    assertThat(rules.match(attackAndCall(0.8, 0.9)).getFirst().clauses()).containsExactly(0);
    rules.remove("r", rules.upTo() + 1);
    assertThat(rules.match(attackAndCall(0.8, 0.9))).isEmpty();
  }

  @Test
  void countsApartByTopicWhereTheRuleSaysSo() throws IOException {
    String rule = "  - {id: r, title: R, query: '*:*', atLeast: 1, within: 1h, groupBy: topic}";
    RuleBook rules = book(rule);
    assertThat(rules.match(tagged("T", "", "aid", "call")))
        .extracting(RuleMatch::key)
        .containsExactly("r|aid", "r|call");
  }

  @Test
  void namesTheClausesThatAnArticleMatchesAndWhereEachDid() throws IOException {
    RuleBook rules =
        book(
            "  - {id: r, title: R, within: 1h, all: [{query: kyiv, atLeast: 1},"
                + " {query: moscow, atLeast: 1}, {query: 'topic:call', atLeast: 1}]}");
    RuleMatch match = rules.match(tagged("Call to Kyiv", "", "call")).getFirst();
    assertThat(match.clauses()).containsExactly(0, 2);
    assertThat(match.ruleVersion()).isEqualTo(rules.rule("r").orElseThrow().matchingVersion());
    assertThat(match.article().score()).isEqualTo(1);
    assertThat(match.article().matches())
        .extracting(evidence -> evidence.by() + " " + evidence.text())
        .containsExactly("r#0 Kyiv", "t C");
  }

  @ParameterizedTest
  @CsvSource({
    "country,r|UA",
    "actor,r|NATO r|joe-biden",
    "pair,r|UA-US r|FR-RU r|BY-EU",
    "owner,r|n.example",
    "source,r|n.example"
  })
  void countsApartWhatTheRuleSays(String groupBy, String keys) throws IOException {
    RuleBook rules =
        book(
            "  - {id: r, title: R, query: '*:*', atLeast: 1, within: 1h, groupBy: %s}"
                .formatted(groupBy));
    assertThat(rules.match(calls())).extracting(RuleMatch::key).containsExactly(keys.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {id: r, title: R, query: 'topic:(', atLeast: 1, within: 1h}       | rules.yaml:3: rules[1].query does not parse
          {id: r, title: R, query: 'colour:red', atLeast: 1, within: 1h}    | rules.yaml:3: rules[1].query names the field colour, which there is not
          {id: r, title: R, query: '-text:ny', atLeast: 1, within: 1h}      | rules.yaml:3: rules[1].query can match nothing
          {id: r, title: R, query: 'topic:a AND NOT topic.score:>0.5', atLeast: 1, within: 1h} | rules.yaml:3: rules[1].query asks for topic.score in a place where it cannot
          {id: r, title: R, query: 'topic:a topic.score:>0.5', atLeast: 1, within: 1h} | rules.yaml:3: rules[1].query asks for topic.score in a place where it cannot
          {id: r, title: R, within: 1h, sequence: {first: a, then: 'b OR topic.score:1'}} | rules.yaml:3: rules[1].sequence.then asks for topic.score in a place where it cannot
          {id: r, title: R, query: 'topic:a AND topic.score:>70', atLeast: 1, within: 1h} | rules.yaml:3: rules[1].query asks for a topic.score that no topic has; scores are from 0 to 1
          {id: r, title: R, query: 'topic:a AND topic.score:high', atLeast: 1, within: 1h} | rules.yaml:3: rules[1].query does not parse
          {id: r, title: R, query: 'text:*ny', atLeast: 1, within: 1h}      | rules.yaml:3: rules[1].query has a word that starts with a wildcard
          {id: r, title: R, within: 1h, all: [{query: a, atLeast: 1}, {query: 'b:c', atLeast: 1}]} | rules.yaml:3: rules[1].all[1].query names the field b
          {id: r, title: R, within: 1h, sequence: {first: a, then: '('}}    | rules.yaml:3: rules[1].sequence.then does not parse
          {id: r, title: R, query: a, atLeast: 0, within: 1h}               | rules.yaml:3: rules[1].atLeast must be from 1 to 10000
          {id: r, title: R, query: a, atLeast: 1, within: 36500d}           | rules.yaml:3: rules[1].within must be from 1m to 366d
          {id: r, title: R, query: a, atLeast: 1}                           | rules.yaml:3: rules[1].within must be from 1m to 366d
          {id: 'R 1', title: R, query: a, atLeast: 1, within: 1h}           | rules.yaml:3: rules[1].id must be lower-case
          {id: r, title: R, query: a, atLeast: 1, within: 1h, count: words} | rules.yaml:3: rules[1].count cannot be "words"; it is one of [articles, stories, sources]
          {id: first, title: R, query: a, atLeast: 1, within: 1h}           | rules.yaml:3: rules[1].id first is taken already, at rules.yaml:2
          """)
  void refusesABadRuleByItsPlaceAndKeepsTheOthers(String rule, String problem) throws IOException {
    String others = "  - {id: %s, title: R, query: b, atLeast: 1, within: 1h}\n";
    RuleBook rules =
        book(others.formatted("first") + "  - " + rule + "\n" + others.formatted("last"));
    assertThat(rules.rules()).extracting(Rule::id).containsExactly("first", "last");
    assertThat(rules.problems()).singleElement().asString().startsWith(problem);
    assertThat(rules.match(tagged("b", ""))).hasSize(2);
  }

  @Test
  void theSeedsRulesAreAllInForce() {
    Path seeds = Path.of("..", "seeds");
    RuleBook rules =
        RuleBook.of(
            new YamlFile(seeds.resolve("rules.yaml")).list("rules", Rule.class),
            new YamlFile(seeds.resolve("sources.yaml")).list("sources", Source.class));
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void whoFollowedTheRulesUpToOneRevisionFindsThereWhatHasChangedAgainSince() throws IOException {
    RuleBook rules = book("  - {id: r, title: R, query: 'topic:a', atLeast: 1, within: 1h}");
    long first = rules.upTo();
    Rule rule = rules.rule("r").orElseThrow();
    rules.put(
        new Rule(
            "r",
            "Other title",
            rule.severity(),
            rule.condition(),
            rule.groupBy(),
            rule.receivers(),
            rule.updateEvery()),
        StoredRule.From.API,
        first + 1);
    assertThat(rules.changes(-1, first))
        .extracting(RuleBook.Change::id, RuleBook.Change::asked)
        .containsExactly(tuple("r", first));
    assertThat(rules.changes(-1, first + 1)).hasSize(1);
    rules.remove("r", first + 2);
    assertThat(rules.changes(-1, first + 1)).isEmpty();
    assertThat(rules.changes(first, first + 2))
        .extracting(change -> change.rule().isPresent())
        .containsExactly(false);
  }

  @Test
  void aRulesVersionChangesWithWhatItAsks() throws IOException {
    String rule = "  - {id: r, title: R, query: '%s', atLeast: 1, within: 1h}";
    RuleBook one = book(rule.formatted("a"));
    RuleBook other = book(rule.formatted("b"));
    assertThat(one.rule("r").orElseThrow().version())
        .hasSize(8)
        .isNotEqualTo(other.rule("r").orElseThrow().version());
  }
}

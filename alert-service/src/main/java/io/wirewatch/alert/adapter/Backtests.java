package io.wirewatch.alert.adapter;

import io.wirewatch.alert.backtest.Backtest;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.rule.Source;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.StoryMerge;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs backtests over what Kafka still has. */
@ApplicationScoped
public class Backtests {
  /** Longer than any chain of merges is; it ends one that goes in a circle. */
  private static final int LONGEST = 100;

  /** So that what was published a little before it was written is not missed. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final String bootstrapServers;
  private final AlertSettings settings;
  private final RuleBook rules;

  Backtests(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      AlertSettings settings,
      RuleBook rules) {
    this.bootstrapServers = bootstrapServers;
    this.settings = settings;
    this.rules = rules;
  }

  /** Runs one, as {@link Backtest} says. */
  void run(Rule rule, Instant from, Instant to, Backtest.Output output) throws IOException {
    Loaded<Source> sources =
        new YamlFile(settings.config().resolve("sources.yaml")).list("sources", Source.class);
    AlertSettings.Rules counting = settings.rules();
    Limits limits =
        new Limits(
            counting.lateness(), counting.maxArticlesPerGroup(), counting.maxArticlesInMemory());
    Map<String, String> into = merges();
    Optional<Rule> inForce = rules.rule(rule.id());
    Backtest backtest =
        new Backtest(
            rule,
            inForce,
            one -> alone(one, sources),
            limits,
            story -> survivor(story, into),
            from,
            to,
            output);
    Instant since = Backtest.since(rule, inForce, from).minus(MARGIN);
    try (TopicPast<TaggedArticle> past =
        new TopicPast<>(bootstrapServers, Topics.ARTICLES_TAGGED, since)) {
      backtest.run(
          new Backtest.Past() {
            @Override
            public Optional<TaggedArticle> next() throws IOException {
              return past.next();
            }

            @Override
            public long read() {
              return past.read();
            }

            @Override
            public long of() {
              return past.of();
            }
          });
    }
  }

  private static RuleBook alone(Rule rule, Loaded<Source> sources) {
    RuleBook book = new RuleBook(sources);
    book.put(rule, StoredRule.From.API, 0);
    return book;
  }

  private Map<String, String> merges() throws IOException {
    Map<String, String> into = new HashMap<>();
    try (TopicPast<StoryMerge> past =
        new TopicPast<>(bootstrapServers, Topics.STORIES, Instant.EPOCH)) {
      for (Optional<StoryMerge> next = past.next(); next.isPresent(); next = past.next()) {
        into.put(next.get().merged(), next.get().into());
      }
    }
    return into;
  }

  private static String survivor(String story, Map<String, String> into) {
    String survivor = story;
    for (int i = 0; i < LONGEST && into.containsKey(survivor); i++) {
      survivor = into.getOrDefault(survivor, survivor);
    }
    return survivor;
  }
}

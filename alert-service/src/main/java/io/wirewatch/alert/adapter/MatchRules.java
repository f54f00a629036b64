package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Says which rules an article matches, and which it no longer does: the store keeps, per article,
 * the keys under which it counted.
 */
final class MatchRules implements Processor<String, TaggedArticle, String, RuleMatch> {
  private static final String STORE = "matched-by-article";
  private static final String BETWEEN_KEYS = "\n";

  private final RuleBook rules;
  private ProcessorContext<String, RuleMatch> context;
  private KeyValueStore<String, String> matchedBefore;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  MatchRules(RuleBook rules) {
    this.rules = rules;
  }

  static StoreBuilder<KeyValueStore<String, String>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String());
  }

  @Override
  public void init(ProcessorContext<String, RuleMatch> context) {
    this.context = context;
    this.matchedBefore = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, TaggedArticle> record) {
    TaggedArticle tagged = record.value();
    List<RuleMatch> matches = rules.match(tagged);
    Set<String> keys = matches.stream().map(RuleMatch::key).collect(Collectors.toSet());
    for (String key : keysBefore(tagged.article().id())) {
      if (!keys.contains(key)) {
        String rule = key.substring(0, key.indexOf('|'));
        String group = key.substring(key.indexOf('|') + 1);
        forward(record, rules.ceased(rule, group, tagged));
      }
    }
    matches.forEach(match -> forward(record, match));
    remember(tagged.article().id(), keys);
  }

  private Set<String> keysBefore(String article) {
    String before = matchedBefore.get(article);
    return before == null ? Set.of() : new HashSet<>(Arrays.asList(before.split(BETWEEN_KEYS)));
  }

  private void remember(String article, Set<String> keys) {
    if (!keys.isEmpty()) {
      matchedBefore.put(article, String.join(BETWEEN_KEYS, keys));
    } else {
      matchedBefore.delete(article);
    }
  }

  private void forward(Record<String, TaggedArticle> cause, RuleMatch match) {
    context.forward(cause.withKey(match.key()).withValue(match));
  }
}

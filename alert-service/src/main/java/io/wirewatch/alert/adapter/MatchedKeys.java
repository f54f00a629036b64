package io.wirewatch.alert.adapter;

import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.RuleMatch;
import io.wirewatch.events.TaggedArticle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Under which keys each article counts, so that it can be told where it no longer does. */
final class MatchedKeys {
  private static final String STORE = "matched-by-article";
  private static final String BETWEEN_KEYS = "\n";

  private final RuleBook rules;
  private final KeyValueStore<String, String> keys;

  MatchedKeys(RuleBook rules, ProcessorContext<?, ?> context) {
    this.rules = rules;
    this.keys = context.getStateStore(STORE);
  }

  static StoreBuilder<KeyValueStore<String, String>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String());
  }

  /**
   * Tells which rules an article matches, and which it no longer does.
   *
   * @param matched the rules that it matches
   * @param wanted of which rules, by their ids, it is told; of others all stays as it was
   */
  void tell(
      TaggedArticle tagged,
      List<RuleMatch> matched,
      Predicate<String> wanted,
      Consumer<RuleMatch> told) {
    List<RuleMatch> matches = matched.stream().filter(match -> wanted.test(match.rule())).toList();
    Set<String> now = matches.stream().map(RuleMatch::key).collect(Collectors.toSet());
    String article = tagged.article().id();
    Set<String> before = before(article);
    for (String key : before) {
      String rule = key.substring(0, key.indexOf('|'));
      if (!wanted.test(rule)) {
        now.add(key);
      } else if (!now.contains(key)) {
        told.accept(rules.ceased(rule, key.substring(key.indexOf('|') + 1), tagged));
      }
    }
    matches.forEach(told);
    if (!now.equals(before)) { // most articles match nothing, and did not before
      remember(article, now);
    }
  }

  private Set<String> before(String article) {
    String before = keys.get(article);
    return before == null ? Set.of() : new HashSet<>(Arrays.asList(before.split(BETWEEN_KEYS)));
  }

  private void remember(String article, Set<String> now) {
    if (!now.isEmpty()) {
      keys.put(article, String.join(BETWEEN_KEYS, now));
    } else {
      keys.delete(article);
    }
  }
}

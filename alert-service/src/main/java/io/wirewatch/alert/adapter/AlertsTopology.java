package io.wirewatch.alert.adapter;

import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.episode.Matched;
import io.wirewatch.events.RulesRead;
import io.wirewatch.events.Topic;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.EventSerde;
import io.wirewatch.kafka.ReadEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;

/**
 * {@code wirewatch.articles.tagged} → which rules match → {@code wirewatch.rules.matched} → count
 * per rule and group → {@code wirewatch.alerts} and {@code wirewatch.notifications}.
 */
final class AlertsTopology {
  /** The name of the sink of marks among the matches. */
  static final String MARKS = "mark " + Topics.RULES_MATCHED.name();

  private static final String MATCH = "match rules";
  private static final String COUNT = "count";

  private AlertsTopology() {}

  static Topology build(RulesAtHand rules, Limits limits, InstantSource clock, AlertMeters meters) {
    Topology topology = new Topology();
    Merges.addTo(topology);

    ReadEvents.addTo(topology, Topics.ARTICLES_TAGGED, MATCH);
    topology
        .addProcessor(
            MATCH,
            () -> new MatchRules(rules, limits.lateness(), clock),
            ReadEvents.stage(Topics.ARTICLES_TAGGED))
        .addStateStore(MatchedKeys.store(), MATCH)
        .addStateStore(RuleReading.store(), MATCH);
    addSink(
        topology, Topics.RULES_MATCHED, new EventSerde<>(Topics.RULES_MATCHED).serializer(), MATCH);
    topology.addSink(
        MARKS,
        Topics.RULES_READ.name(),
        Serdes.String().serializer(),
        new EventSerde<>(Topics.RULES_READ).serializer(),
        AlertsTopology::allPartitions,
        MATCH);

    ReadEvents.addTo(
        topology, Topics.RULES_MATCHED, Matched::read, COUNT, List.of(Topics.RULES_READ));
    topology
        .addProcessor(
            COUNT,
            () -> new CountMatches(rules, limits, clock, meters),
            ReadEvents.stage(Topics.RULES_MATCHED))
        .addStateStore(Present.store(), COUNT)
        .addStateStore(RulesInForce.store(), COUNT);
    CountState.stores().forEach(store -> topology.addStateStore(store, COUNT));
    addSink(topology, Topics.ALERTS, Written.serializer(Topics.ALERTS), COUNT);
    addSink(topology, Topics.NOTIFICATIONS, Written.serializer(Topics.NOTIFICATIONS), COUNT);
    return topology;
  }

  private static Optional<Set<Integer>> allPartitions(
      String topic, String key, RulesRead mark, int partitions) {
    return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }

  private static void addSink(
      Topology topology, Topic<?> topic, Serializer<?> serializer, String parent) {
    topology.addSink(sink(topic), topic.name(), Serdes.String().serializer(), serializer, parent);
  }

  /** The name of the sink of a topic. */
  static String sink(Topic<?> topic) {
    return "to " + topic.name();
  }
}

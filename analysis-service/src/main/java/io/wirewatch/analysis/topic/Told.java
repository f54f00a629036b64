package io.wirewatch.analysis.topic;

import io.wirewatch.events.Status;

/** A topic in a status. */
record Told(TopicDefinition topic, Status status) implements Comparable<Told> {
  @Override
  public int compareTo(Told other) {
    int byTopic = topic.id().compareTo(other.topic.id());
    return byTopic != 0 ? byTopic : status.compareTo(other.status);
  }
}

package io.wirewatch.benchmarks.report;

/** What the reader knows the engines as. */
final class Names {
  private Names() {}

  static String of(String label) {
    return switch (label) {
      case "ours" -> "matcher";
      case "ours-spans" -> "matcher with spans";
      case "ours-rechosen" -> "matcher, terms rechosen";
      case "monitor-all" -> "Monitor, no presearcher";
      case "monitor-terms" -> "Monitor, terms";
      case "monitor-multipass" -> "Monitor, multipass";
      case "tokens-english-text" -> "EnglishText";
      case "tokens-english-analyzer" -> "EnglishAnalyzer";
      case "tokens-plain" -> "StandardTokenizer";
      case "tokens-standard-analyzer" -> "tokenising: StandardAnalyzer";
      case "tokens-news-english" -> "tokenising: NewsEnglish, each word looked up";
      case "sentences" -> "cutting into sentences";
      case "language" -> "telling the language";
      case "places" -> "finding who is named";
      case "fingerprint" -> "the fingerprint";
      case "triggers" -> "topics by triggers and cues";
      case "triggers-and-places" -> "the same with who is named and the sides";
      case "everything" -> "everything";
      case "service" -> "the alert service";
      case "pass-through" -> "a bare pass-through";
      case "plain-count" -> "a plain count for each key";
      case "plain-keep" -> "each record kept as it came";
      case "stax" -> "StAX: events alone";
      case "stax-with-dates" -> "StAX with dates: texts as strings, dates as instants";
      case "push" -> "pushed to the ingest service";
      case "bare-producer" -> "a bare Kafka producer";
      case "feed-parser" -> "the reader of feeds";
      default -> label.endsWith("-batch") ? of(single(label)) + ", batches of 50" : label;
    };
  }

  /** The label of an engine that is given single articles. */
  static String single(String label) {
    return label.endsWith("-batch") ? label.substring(0, label.length() - 6) : label;
  }
}

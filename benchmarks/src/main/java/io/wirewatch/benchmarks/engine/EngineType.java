package io.wirewatch.benchmarks.engine;

import io.wirewatch.matcher.StoredQuery;
import java.util.List;

/** A way to match that is measured. What is not in this module is found as a service. */
public interface EngineType {
  /** What the results call it. */
  String label();

  /** A new engine that has stored some queries, in the order given. */
  Engine store(List<StoredQuery> queries) throws Exception;
}

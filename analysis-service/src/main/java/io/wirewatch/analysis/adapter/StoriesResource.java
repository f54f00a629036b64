package io.wirewatch.analysis.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.story.Sketch;
import io.wirewatch.analysis.story.Stories;
import io.wirewatch.events.Json;
import io.wirewatch.events.JsonLines;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which of some articles tell the same story, without Kafka. */
@Path("/stories")
public class StoriesResource {
  private static final int MOST = 20_000;

  private final Analyzer analyzer;
  private final Analyst analyst;
  private final KnownStories known;
  private final int maxBytes;

  StoriesResource(
      Analyzer analyzer, Analyst analyst, KnownStories known, AnalysisSettings settings) {
    this.analyzer = analyzer;
    this.analyst = analyst;
    this.known = known;
    this.maxBytes = settings.analyze().maxArticleBytes();
  }

  /**
   * Which story an article tells.
   *
   * @param line the article's, counted from 1
   * @param id the article's, as it was sent
   * @param story the line of the first of those that tell it
   */
  public record Told(int line, String id, int story) {}

  /** An article that was read. */
  private record Read(int line, String id) {}

  /**
   * Groups the articles of some lines as the stream does, taken in their order. There is a line of
   * answer for each line, once all are read; each English one is given a vector, which takes some 5
   * ms of a core.
   */
  @POST
  @Consumes("application/x-ndjson")
  @Produces("application/x-ndjson")
  @RunOnVirtualThread
  public StreamingOutput group(InputStream body) throws IOException {
    Stories stories = known.none();
    Map<String, String> merged = new HashMap<>();
    Map<Integer, String> storyOf = new HashMap<>();
    List<Object> answers = new ArrayList<>();
    JsonLines lines = new JsonLines(body, maxBytes);
    while (lines.next()) {
      int line = lines.number();
      if (answers.size() == MOST) {
        throw HttpProblem.builder()
            .withTitle("There are too many articles")
            .withStatus(Response.Status.REQUEST_ENTITY_TOO_LARGE)
            .withDetail("At most %d can be grouped at once.".formatted(MOST))
            .build();
      }
      answers.add(
          lines.tooLong()
              ? failed(line, "body", "makes the line longer than " + maxBytes + " bytes")
              : analyzer.read(
                  lines.bytes(),
                  text -> {
                    Stories.Assignment assigned = stories.assign(sketch(line, text));
                    assigned.merged().forEach(id -> merged.put(id, assigned.story()));
                    storyOf.put(line, assigned.story());
                    return new Read(line, text.id());
                  },
                  (field, reason) -> failed(line, field, reason)));
    }
    Map<String, Integer> first = new HashMap<>();
    return out -> {
      for (Object answer : answers) {
        out.write(
            Json.write(
                answer instanceof Read(int line, String id)
                    ? new Told(
                        line,
                        id,
                        first.computeIfAbsent(
                            survivor(storyOf.getOrDefault(line, ""), merged), none -> line))
                    : answer));
        out.write('\n');
      }
    };
  }

  private Sketch sketch(int line, Analyzer.Text text) {
    return Sketch.of(
        Integer.toString(line),
        text.publishedAt(),
        text.title(),
        analyst.withoutCredit(text.body()),
        MinHash.fingerprint(text.body()),
        analyst.vector(text.language(), text.title(), text.body()));
  }

  private static String survivor(String story, Map<String, String> merged) {
    String survivor = story;
    for (String into = survivor; into != null; into = merged.get(survivor)) {
      survivor = into;
    }
    return survivor;
  }

  private static AnalyzeResource.Failed failed(int line, String field, String reason) {
    return new AnalyzeResource.Failed(line, field, field + " " + reason);
  }
}

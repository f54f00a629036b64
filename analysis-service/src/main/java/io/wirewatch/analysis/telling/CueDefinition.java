package io.wirewatch.analysis.telling;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Status;
import io.wirewatch.events.Voice;
import org.jspecify.annotations.Nullable;

/**
 * Words by which a sentence says how its event is told, or who says so.
 *
 * @param id what the evidence calls it
 * @param status what it makes of the event; null for a cue of the voice
 * @param voice who it makes say so; null for a cue of the status
 * @param side where it is looked for
 * @param first whether it is asked before the cues of a topic; among all cues of a kind that are,
 *     the first decides
 * @param language of the texts, a BCP 47 language
 * @param query in Lucene's syntax
 */
public record CueDefinition(
    String id,
    @Nullable Status status,
    @Nullable Voice voice,
    Side side,
    boolean first,
    String language,
    String query) {

  /** Where a cue is looked for; the clause is that of the trigger. */
  public enum Side {
    /** From the start of the clause to the end of the trigger. */
    @JsonProperty("before")
    BEFORE,
    /** From the start of the trigger to the end of the clause. */
    @JsonProperty("after")
    AFTER,
    /** From the start of the trigger to the next comma after it, or the end of the clause. */
    @JsonProperty("next")
    NEXT,
    /** The clause. */
    @JsonProperty("clause")
    CLAUSE,
    /** The whole sentence. */
    @JsonProperty("sentence")
    SENTENCE;

    /** The field of a cue's document. */
    String field() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Fills in what is absent and refuses what cannot do without. */
  public CueDefinition {
    if (id == null || id.isBlank()) {
      throw new InvalidField("id", "is missing");
    }
    if (query == null || query.isBlank()) {
      throw new InvalidField("query", "is missing");
    }
    if ((status == null) == (voice == null)) {
      throw new InvalidField("status", "is needed, or a voice, and not both");
    }
    side = side == null ? Side.CLAUSE : side;
    language = language == null ? "en" : language;
  }
}

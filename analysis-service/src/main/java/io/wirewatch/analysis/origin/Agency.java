package io.wirewatch.analysis.origin;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A news agency, as {@code agencies.yaml} describes it.
 *
 * @param id what an article's origin calls it
 * @param names as credit lines write it, capitals included
 * @param credits what stands only at the end of its own reports, such as {@code (Reporting by}
 */
public record Agency(String id, List<String> names, List<String> credits) {

  /** Fills in what is absent and refuses what cannot do without. */
  public Agency {
    if (id == null || !id.matches("[a-z0-9-]+")) {
      throw new InvalidField("id", "must be lower-case letters, digits and hyphens");
    }
    if (names == null || names.isEmpty()) {
      throw new InvalidField("names", "must have at least one name");
    }
    names = List.copyOf(names);
    credits = credits == null ? List.of() : List.copyOf(credits);
  }

  /** Reads the agencies of a configuration folder. */
  public static Loaded<Agency> read(Path config) {
    return new YamlFile(config.resolve("agencies.yaml")).list("agencies", Agency.class);
  }
}

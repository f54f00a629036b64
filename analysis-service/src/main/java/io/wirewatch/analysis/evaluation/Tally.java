package io.wirewatch.analysis.evaluation;

import java.util.Locale;

/**
 * How often something was found rightly, found wrongly and missed.
 *
 * @param right found and there
 * @param wrong found and not there
 * @param missed there and not found
 */
public record Tally(int right, int wrong, int missed) {
  /** For an interval that holds the true share in 95 of 100 cases. */
  private static final double Z = 1.96;

  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(right + other.right, wrong + other.wrong, missed + other.missed);
  }

  /** Of what was found, the share that is there; 1 when nothing was found. */
  public double precision() {
    return share(right, right + wrong);
  }

  /** Of what is there, the share that was found; 1 when nothing is there. */
  public double recall() {
    return share(right, right + missed);
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return share(2 * right, 2 * right + wrong + missed);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** Wilson's score interval of a share, 95 of 100. */
  static String interval(int part, int whole) {
    if (whole == 0) {
      return "      –      ";
    }
    double p = (double) part / whole;
    double z2 = Z * Z / whole;
    double middle = (p + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(p * (1 - p) / whole + z2 / (4 * whole)) / (1 + z2);
    return String.format(
        Locale.ROOT, "%.2f (%.2f-%.2f)", p, Math.max(0, middle - half), Math.min(1, middle + half));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%4d %4d %4d   %s   %s   %.2f",
        right,
        wrong,
        missed,
        interval(right, right + wrong),
        interval(right, right + missed),
        f1());
  }
}

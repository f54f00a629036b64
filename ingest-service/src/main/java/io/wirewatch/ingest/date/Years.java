package io.wirewatch.ingest.date;

/** Years, also of two and three digits. */
final class Years {
  private Years() {}

  /** As RFC 2822, section 4.3, has them. */
  static int of(String digits) {
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 1, 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 3 -> 1900 + year;
      default -> year;
    };
  }
}

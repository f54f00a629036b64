package io.wirewatch.ingest.date;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Zones as feeds name them: offsets of any form, RFC 822's names with its military letters (whose
 * signs are as that memo has them), common abbreviations, and names of the time zone database.
 */
final class Zones {
  private static final Pattern OFFSET =
      Pattern.compile(
          "(?:GMT|UTC|UT|Z)?\\s?([+-])\\s?(\\d{1,2})(?:[:.]?(\\d{2}))?(?::?\\d{2})?"
              + "(?:\\s?[(\\[].*|\\s?[A-Z]{1,5})?");
  private static final Pattern UNSIGNED = Pattern.compile("(\\d{2}):?(\\d{2})");
  private static final Pattern REGION = Pattern.compile("[A-Za-z]+/[A-Za-z0-9_/+-]+");

  private static final Map<String, ZoneId> NAMES = names();

  private Zones() {}

  /**
   * The zone of that name; UTC when it is empty or nobody knows the abbreviation.
   *
   * @throws DateTimeException when it is an offset or a region that cannot be
   */
  static ZoneId named(String stated) {
    String zone = stated.strip().replace('\u2212', '-').replace('\u2013', '-');
    String upper = zone.toUpperCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(upper);
    if (offset.matches()) {
      int minutes =
          Integer.parseInt(offset.group(2)) * 60
              + Optional.ofNullable(offset.group(3)).map(Integer::parseInt).orElse(0);
      return ZoneOffset.ofTotalSeconds(60 * (offset.group(1).equals("-") ? -minutes : minutes));
    }
    Matcher unsigned = UNSIGNED.matcher(zone);
    if (unsigned.matches()) {
      int minutes = Integer.parseInt(unsigned.group(1)) * 60 + Integer.parseInt(unsigned.group(2));
      return ZoneOffset.ofTotalSeconds(60 * minutes);
    }
    if (REGION.matcher(zone).matches()) {
      return ZoneId.of(zone);
    }
    return abbreviated(upper).orElse(ZoneOffset.UTC);
  }

  /** The zone of that abbreviation, in any case, with or without brackets. */
  static Optional<ZoneId> abbreviated(String name) {
    String plain = name.toUpperCase(Locale.ROOT).replaceAll("[().]", "");
    return Optional.ofNullable(NAMES.get(plain));
  }

  private static Map<String, ZoneId> names() {
    String listed =
        """
        Z UT UTC GMT WET AZOST +00:00
        WEST BST CET MEZ MET WAT +01:00
        CEST MESZ MEST EET OEZ SAST CAT SAST +02:00
        EEST OESZ MSK TRT EAT AST-SA +03:00
        MSD SAMT GST +04:00
        IRST +03:30
        IRDT +04:30
        PKT YEKT UZT +05:00
        IST +05:30
        NPT +05:45
        BDT OMST ALMT +06:00
        MMT +06:30
        ICT WIB KRAT NOVT +07:00
        HKT SGT AWST PHT MYT WITA IRKT +08:00
        JST KST WIT YAKT +09:00
        ACST +09:30
        ACDT +10:30
        AEST VLAT ChST +10:00
        AEDT +11:00
        NZST +12:00
        NZDT +13:00
        CVT -01:00
        NDT -02:30
        NST -03:30
        ADT ART BRT UYT -03:00
        AST EDT CLT BOT AT -04:00
        EST CDT PET COT ECT -05:00
        CST MDT -06:00
        MST PDT -07:00
        PST AKDT -08:00
        AKST HDT -09:00
        HST -10:00
        SST -11:00
        ET America/New_York
        CT America/Chicago
        MT America/Denver
        PT America/Los_Angeles
        """;
    Map<String, ZoneId> names = new HashMap<>();
    listed
        .lines()
        .forEach(
            line -> {
              String[] words = line.split(" ", -1);
              ZoneId zone = ZoneId.of(words[words.length - 1]);
              for (int i = 0; i < words.length - 1; i++) {
                names.put(words[i].toUpperCase(Locale.ROOT), zone);
              }
            });
    for (int i = 0; i < 12; i++) {
      names.put("ABCDEFGHIKLM".substring(i, i + 1), ZoneOffset.ofHours(-1 - i));
      names.put("NOPQRSTUVWXY".substring(i, i + 1), ZoneOffset.ofHours(1 + i));
    }
    return Map.copyOf(names);
  }
}

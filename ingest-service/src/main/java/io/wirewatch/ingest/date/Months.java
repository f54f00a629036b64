package io.wirewatch.ingest.date;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of months in the languages of many feeds, whole and shortened. */
final class Months {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro",
          "el", "ru", "uk", "bg", "tr", "id", "ca", "sk", "hr", "sl", "lt", "lv", "et", "ar", "he",
          "hi", "fa");
  private static final Map<String, Month> NAMES = names();

  private Months() {}

  static Optional<Month> named(String word) {
    return Optional.ofNullable(NAMES.get(key(word)));
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT).replace(".", "");
  }

  private static Map<String, Month> names() {
    Map<String, Month> names = new HashMap<>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.of(language);
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.SHORT,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT_STANDALONE)) {
          String name = key(month.getDisplayName(style, locale));
          if (name.chars().anyMatch(Character::isLetter) && name.length() > 1) {
            names.putIfAbsent(name, month);
          }
        }
      }
    }
    String more =
        """
        1 jän jänner gen ιαν ιανουάριος янв
        2 febr fév fevr feb. φεβ фев شباط
        3 mär maerz mrz marz márc μάρ μαρ мар мар. آذار
        4 ápr ap απρ апр نيسان ابريل إبريل
        5 mag mei máj μάι μαϊ μαι май мая أيار
        6 jún jui giu ιούν ιον ιουν июн حزيران
        7 júl juill lug ιούλ ιολ ιουλ июл تموز
        8 aout août ago αύγ αυγ авг آب اغسطس
        9 sept set szept σεπ сен сент أيلول
        10 okt out ott οκτ окт اكتوبر
        11 nov νοέ νοε ноя нояб
        12 dez dic déc δεκ дек
        """;
    more.lines()
        .forEach(
            line -> {
              String[] words = line.split(" ", -1);
              for (int i = 1; i < words.length; i++) {
                names.putIfAbsent(key(words[i]), Month.of(Integer.parseInt(words[0])));
              }
            });
    return Map.copyOf(names);
  }
}

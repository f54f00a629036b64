package io.wirewatch.ingest.page;

import io.wirewatch.ingest.markup.HtmlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Who wrote an article: from its data, else from the line that says so. */
final class Authors {
  private static final int MOST = 20;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_BYLINE = 90;
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:^|^.{0,30}\\s)(?:(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|بقلم)[:\\s]\\s*"
              + "|(?:[Aa]ut(?:h?or|eur|ore)(?:in|es|zy)?|Автор(?:ы)?|Текст|Written by|Words|Texto|作者|记者|記者|文)\\s?[:：]\\s*|(?:本报记者|记者|記者)\\s)"
              + "[\\p{Lu}\\p{Lo}][\\p{L}.'’-]*\\s?[\\p{Lu}\\p{Lo}\\p{Ll}]"
              + "|^[\\p{IsHangul}]{2,4} (?:기자|특파원)");
  private static final int SHORT_LINE = 60;

  /** As in "Ann Low, 2 March 2019". */
  private static final Pattern NAME_AND_DAY =
      Pattern.compile(
          "\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){1,3}\\s?[,|·–—-]\\s?(?:\\p{L}{3,10},? )?(?:\\d{1,2}\\.? \\p{L}+|\\p{L}+ \\d{1,2}),? (?:19|20)\\d\\d.{0,20}");

  private static final Pattern BEGINS =
      Pattern.compile(
          "(?iu)^\\W*(?:by|von|par|por|door|di|av|af|words|text|autor|author|автор|текст)\\b");

  private static final List<String> PLACES =
      List.of(
          "[itemprop~=author] [itemprop=name], [property~=(?i)^(?:schema:)?author$] [property=name]",
          "[itemprop~=author], [property~=(?i)^(?:schema:)?author$]",
          "[rel~=author]",
          "[class*=byline] a[href*=author], [class*=byline] [class*=name]",
          "[class*=author-name], [class*=author__name], [class*=authorname],"
              + " [class*=author_name], [class*=byline-name], [data-testid*=author-name]",
          "a[href*='/author/'], a[href*='/authors/'], a[href*='/autor/'], a[href*='/auteur/'],"
              + " a[href*='/profile/'], a[href*='/journalist']",
          "[class*=byline], [data-testid*=byline]",
          ".author, .post-author, .entry-author, .article-author, .article__author, #author,"
              + " .p-author, .writer, .reporter, .autor, .auteur, .c-author, .submitted .username,"
              + " .vcard .fn",
          "[class*=author], [class*=writer], [class*=autor], [class*=user-name],"
              + " [data-hook=user-name], [class*=reporter]");

  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)(?:written by|author|autore?|auteur|écrit par|verfasst von|geschrieben von|escrito por|scritto da).*");

  private static final Pattern SAYS_BY =
      Pattern.compile(
          "^(?:.{0,30}\\b)?(?:(?:written|reported|posted|published|story|words|report|text|article)"
              + " (?:by|von)|by|von|par|por|di|door|av|af|przez|yazan|oleh)\\s*:?\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:.{0,20}\\b(?=authors?:|autor:|автор:))?(?:authors?|autor(?:in|es|zy|e)?|auteurs?|reporter|written by|автор(?:ы)?|текст|作者|文|記者|本报记者"
              + "|记者|編集|بقلم|كتب|الكاتب|تأليف)\\s*[:：/]?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*(?:[;|•·/、]|,|\\band\\b|&|\\bund\\b|\\bet\\b|\\sy\\s|\\s+و(?=\\s)|\\sи\\s)\\s*");

  private static final Pattern REST =
      Pattern.compile(
          "(?i)\\s*(?:\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.? \\d|\\bupdated\\b|\\bpublished\\b|\\bposted\\b|\\bfollow\\b|\\bview (?:all|bio|profile)"
              + "|\\s(?:기자|특파원)|\\s[-–—](?:\\s|$)|\\bis an?\\b|\\bhas been\\b|\\bfor\\s+(?:the\\s+)?\\p{Lu}|\\b\\d|\\||\\(|\\bon (?=\\p{Lu}\\p{Ll}+ \\d)|[\\w.]+@|@).*");

  private static final Pattern ROLE =
      Pattern.compile(
          "(?i).*\\b(?:correspondent|editor|reporter|writer|staff writers?|columnist|contributor"
              + "|journalist|producer|photographer|redakteur\\w*|korrespondent\\w*|minutes?|read"
              + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|comments?|share|subscribe|admin|administrator|author|posts?|news|twitter|email|bio"
              + "|profile|facebook)\\b.*");

  /** What somebody is, said after the name. */
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?i).*\\b(?:correspondent|editor|reporter|writer|columnist|contributor|journalist|producer"
              + "|photographer|analyst)\\b.*");

  private static final Pattern PARTICLE =
      Pattern.compile(
          "^(?:al|bin|d[aeio]s?|de[lnr]?|di|du|el|la|le|ibn|ten|ter|v[ao]n)[ -]\\p{L}|^d['’]\\p{L}");

  private final String site;

  Authors(String site) {
    this.site = Headline.key(site);
  }

  /** Their names; empty when the page says nothing of them. */
  List<String> of(Document page, Metas metas, LinkedData data) {
    List<String> office = List.of();
    List<List<String>> stated =
        List.of(
            data.authors(),
            metas.all("citation_author"),
            metas.all("parsely-author"),
            metas.all("author", "dc.creator", "dcterms.creator", "sailthru.author"),
            metas.all("article:author", "og:article:author", "byl", "cxenseparse:author"),
            LABELLED.matcher(metas.first("twitter:label1")).matches()
                ? metas.all("twitter:data1")
                : List.of());
    for (List<String> each : stated) {
      List<String> names = names(each, true);
      if (!names.isEmpty() && !isOffice(names)) {
        return names;
      }
      office = office.isEmpty() ? names : office;
    }
    for (String place : PLACES) {
      List<String> lines = new ArrayList<>();
      for (Element each : page.select(place)) {
        if (lines.size() < MOST && each.closest(Facts.ELSEWHERE) == null) {
          String text = HtmlText.fold(each.text());
          lines.add(text.isEmpty() ? each.attr("content") : text);
        }
      }
      List<String> names = names(lines, false);
      if (!names.isEmpty() && names.size() <= 6) {
        return names;
      }
    }
    List<String> plain = names(plainLines(page), false);
    return plain.isEmpty() || !office.isEmpty() ? office : plain;
  }

  /** Lines without a name of their own that say by whom. */
  private static List<String> plainLines(Document page) {
    List<String> lines = new ArrayList<>();
    for (String text : Facts.firstTexts(page)) {
      boolean byline =
          BYLINE.matcher(text).find()
              || (text.length() <= SHORT_LINE && NAME_AND_DAY.matcher(text).matches());
      if (lines.isEmpty() && text.length() <= LONGEST_BYLINE && byline) {
        lines.add(text);
      }
    }
    return lines.isEmpty() ? labelled(page) : lines;
  }

  /** A line that begins with the word for "by", with the names in elements of their own. */
  private static List<String> labelled(Document page) {
    for (Element each :
        page.body().select("p, div, span, li, address").stream().limit(400).toList()) {
      boolean small = each.childrenSize() > 0 && each.childNodeSize() <= 8;
      if (small && BEGINS.matcher(each.ownText()).find() && each.closest(Facts.ELSEWHERE) == null) {
        String line = HtmlText.fold(each.text());
        if (line.length() <= LONGEST_BYLINE && BYLINE.matcher(line).find()) {
          return List.of(line);
        }
      }
    }
    return List.of();
  }

  private boolean isOffice(List<String> names) {
    return names.stream()
        .map(Headline::key)
        .allMatch(
            name ->
                (!site.isEmpty() && (name.contains(site) || site.contains(name)))
                    || name.equals("admin")
                    || name.startsWith("staff"));
  }

  private List<String> names(List<String> lines, boolean stated) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : lines) {
      String text = HtmlText.fold(HtmlText.of(line));
      if (text.length() > LONGEST_LINE || text.startsWith("http") || text.startsWith("@")) {
        continue;
      }
      String bare = LABEL.matcher(SAYS_BY.matcher(text).replaceFirst("")).replaceFirst("");
      String plain =
          stated && bare.matches("[^,]+, [^,]+") && isInverted(bare)
              ? bare.replaceFirst("([^,]+), ([^,]+)", "$2 $1")
              : bare;
      String[] parts = BETWEEN.split(plain, MOST);
      for (String part : parts) {
        if (!part.equals(parts[0]) && OFFICE.matcher(part).matches()) {
          continue;
        }
        String name = REST.matcher(SAYS_BY.matcher(part).replaceFirst("")).replaceFirst("").strip();
        if (isName(name, stated) && names.size() < MOST && !isSite(name, parts.length > 1)) {
          names.putIfAbsent(Headline.key(name), capitalised(name));
        }
      }
    }
    return List.copyOf(names.values());
  }

  /** Whether it is the publisher rather than somebody, named beside others. */
  private boolean isSite(String name, boolean oneOfMore) {
    return oneOfMore && !site.isEmpty() && Headline.key(name).equals(site);
  }

  /** Family name first: one word before the comma, and only the two parts. */
  private static boolean isInverted(String name) {
    String[] parts = name.split(",", 2);
    return !parts[0].strip().contains(" ") && !parts[1].strip().isEmpty();
  }

  private static boolean isName(String name, boolean stated) {
    if (name.length() < 2 || name.length() > 60 || name.split("\\s+", 10).length > 6) {
      return false;
    }
    boolean letters = name.codePoints().anyMatch(Character::isLetter);
    boolean digits = name.codePoints().anyMatch(Character::isDigit);
    boolean url = name.contains("://") || name.contains("www.");
    if (!letters || digits || url) {
      return false;
    }
    return stated || (!ROLE.matcher(name).matches() && !isLower(name));
  }

  /** Whether it begins as no name does: with a word in small letters that is no "de" or "von". */
  private static boolean isLower(String name) {
    return Character.isLowerCase(name.codePointAt(0)) && !PARTICLE.matcher(name).find();
  }

  /** JOHN SMITH as John Smith; all else as it is. */
  private static String capitalised(String name) {
    boolean shouts =
        name.contains(" ")
            && name.equals(name.toUpperCase(Locale.ROOT))
            && !name.equals(name.toLowerCase(Locale.ROOT));
    if (!shouts) {
      return name;
    }
    StringBuilder calm = new StringBuilder(name.toLowerCase(Locale.ROOT));
    for (int i = 0; i < calm.length(); i++) {
      if (i == 0 || " -'.’".indexOf(calm.charAt(i - 1)) >= 0) {
        calm.setCharAt(i, Character.toUpperCase(calm.charAt(i)));
      }
    }
    return calm.toString();
  }
}

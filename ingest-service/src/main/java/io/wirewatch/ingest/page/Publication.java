package io.wirewatch.ingest.page;

import io.wirewatch.ingest.date.FeedDates;
import io.wirewatch.ingest.markup.HtmlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * When an article was published.
 *
 * @param at empty when it is not stated, or not so that it can be read
 * @param text as it was written
 */
record Publication(Optional<Instant> at, String text) {
  private static final int MOST_PLACES = 10;
  private static final int LONGEST_LINE = 70;
  private static final List<String> PLACES =
      List.of(
          "[itemprop~=datePublished], [property~=(?i)^(?:schema:)?datePublished$]",
          "time[pubdate]",
          "article header time, article time[class*=publi], time[class*=publi],"
              + " time.entry-date, time.post-date, .byline time, header time",
          "abbr.published, .dt-published",
          "article time, main time",
          "time",
          "[class*=publish], [class*=pubdate], [class*=pub-date], [id*=publish]",
          "[class*=post-time], [class*=date-time], [class*=tarih], [class*=fecha], [class*=datum],"
              + " [class*=timestamp], [class*=dateline], [class*=post-date], [class*=entry-date],"
              + " [class*=article-date], [class*=article__date], [class*=datetime]",
          "[class~=(?i)^(?:date|time|posted|posted-on|meta|submitted|fecha|datum|data)$], #date",
          "[class*=date], [class*=byline], [class*=entry-meta], [class*=article-meta],"
              + " [class*=post-meta], [class*=info]");

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?\\s?(?:Z|[+-]\\d{2}:?\\d{2}|UTC|GMT)?)?"
              + "|\\d{4}年\\s?\\d{1,2}月\\s?\\d{1,2}日"
              + "|\\d{4}[./]\\d{1,2}[./]\\d{1,2}"
              + "|\\d{1,2}(?:st|nd|rd|th|\\.|º|er)?\\s(?:de\\s)?\\p{L}{3,12}\\.?,?\\s(?:de\\s)?\\d{4}"
              + "(?:(?:,|\\sat|\\s[-–])?\\s\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[apAP]\\.?[mM]\\.?)?(?:\\s?(?:UTC|GMT|[+-]\\d{4}|[A-Z]{3,4})\\b)?)?"
              + "|\\p{L}{3,12}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}"
              + "(?:(?:,|\\sat|\\s[-–])?\\s\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[apAP]\\.?[mM]\\.?)?(?:\\s?(?:UTC|GMT|[+-]\\d{4}|[A-Z]{3,4})\\b)?)?"
              + "|\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}(?:,?\\s\\d{1,2}:\\d{2})?");

  private static final Pattern ADDRESS =
      Pattern.compile("[/-](20\\d\\d|19\\d\\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\\d|3[01])(?!\\d)");

  private static final Pattern ISSUED =
      Pattern.compile(
          "(?iU)\\b(?:published|posted|created|veröffentlicht|publié|publicado|опубликовано)\\b:?");

  /** {@code 2024 08.00}, as British papers write it. */
  private static final Pattern DOTTED =
      Pattern.compile("(?<=\\b20\\d\\d,?\\s)(\\d{1,2})\\.(\\d{2})\\b");

  /** Seconds or milliseconds since 1970, from 2001 on. */
  private static final Pattern EPOCH = Pattern.compile("1\\d{9}(?:\\d{3})?");

  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)\\b(?:updated|modified|last edited|aktualisiert|mis à jour|обновлено)\\b");

  /** Reads what the page says of it. */
  static Publication of(Document page, Metas metas, LinkedData data, String url) {
    List<String> stated = new ArrayList<>();
    stated.add(data.text("datePublished"));
    stated.add(
        metas.first("article:published_time", "og:published_time", "og:article:published_time"));
    stated.add(metas.first("datepublished", "rnews:datepublished", "parsely-pub-date"));
    stated.add(metas.first("citation_publication_date", "citation_online_date", "citation_date"));
    stated.add(metas.first("sailthru.date", "cxenseparse:recs:publishtime", "article.published"));
    stated.add(
        metas.first("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created"));
    stated.add(
        metas.first(
            "publish-date", "publishdate", "pubdate", "publish_date", "article_date_original"));
    stated.add(
        metas.first(
            "dc.date", "dcterms.date", "date", "originalpublicationdate", "publication_date"));
    stated.add(
        metas.first("og:release_date", "displaydate", "ptime", "release_date", "published_at"));
    stated.add(data.text("dateCreated"));
    stated.add(data.textOfPage("datePublished"));
    String unread = "";
    for (String each : stated) {
      Optional<Instant> at = each.isEmpty() ? Optional.empty() : read(each);
      if (at.isPresent()) {
        return new Publication(at, each);
      }
      unread = unread.isEmpty() ? each : unread;
    }
    Publication shown = shown(page);
    if (shown.at.isPresent()) {
      return shown;
    }
    Matcher address = ADDRESS.matcher(url);
    if (address.find()) {
      String day = address.group(1) + "-" + address.group(2) + "-" + address.group(3);
      Optional<Instant> at = FeedDates.parse(day);
      if (at.isPresent()) {
        return new Publication(at, day);
      }
    }
    String modified = metas.first("article:modified_time", "og:updated_time", "lastmod");
    Optional<Instant> changed =
        FeedDates.parse(modified.isEmpty() ? data.text("dateModified") : modified);
    return changed.isPresent() && unread.isEmpty()
        ? new Publication(changed, modified.isEmpty() ? data.text("dateModified") : modified)
        : new Publication(Optional.empty(), unread);
  }

  private static Publication shown(Document page) {
    for (String place : PLACES) {
      int seen = 0;
      for (Element each : page.select(place)) {
        if (++seen > MOST_PLACES || each.closest(Facts.ELSEWHERE) != null) {
          continue;
        }
        for (String text :
            List.of(
                each.attr("datetime"), each.attr("content"), each.attr("title"), shownText(each))) {
          Optional<Instant> at = text.isBlank() ? Optional.empty() : read(text);
          if (at.isPresent()) {
            return new Publication(at, HtmlText.fold(text));
          }
        }
      }
    }
    for (String text : Facts.firstTexts(page)) {
      Optional<Instant> at = text.length() <= LONGEST_LINE ? read(text) : Optional.empty();
      if (at.isPresent()) {
        return new Publication(at, text);
      }
    }
    return new Publication(Optional.empty(), "");
  }

  private static String shownText(Element element) {
    String text = HtmlText.fold(element.text());
    if (text.length() > 300) {
      return "";
    }
    Matcher changed = CHANGED.matcher(text);
    if (!changed.find()) {
      return text;
    }
    Matcher issued = ISSUED.matcher(text);
    return changed.start() > 8
        ? text.substring(0, changed.start())
        : issued.find(changed.end()) ? text.substring(issued.end()) : text;
  }

  private static Optional<Instant> read(String stated) {
    String text = DOTTED.matcher(stated).replaceFirst("$1:$2");
    if (EPOCH.matcher(text.strip()).matches()) {
      long number = Long.parseLong(text.strip());
      return Optional.of(
          text.strip().length() > 10
              ? Instant.ofEpochMilli(number)
              : Instant.ofEpochSecond(number));
    }
    Optional<Instant> whole = FeedDates.parse(text);
    if (whole.isPresent()) {
      return whole;
    }
    Matcher date = DATE.matcher(text.length() > 300 ? text.substring(0, 300) : text);
    while (date.find()) {
      Optional<Instant> at = FeedDates.parse(date.group());
      if (at.isPresent()) {
        return at;
      }
    }
    return Optional.empty();
  }
}

package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Markup;
import io.wirewatch.ingest.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads news sitemaps: https://www.sitemaps.org/protocol.html with Google's elements for news.
 * Addresses without them are no entries.
 */
final class SitemapReader implements FormatReader {
  private final Warnings warnings;
  private String publication = "";
  private String language = "";

  SitemapReader(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public boolean isEntry(String name) {
    return name.equals("url");
  }

  @Override
  public boolean authorsAreInherited() {
    return false;
  }

  @Override
  public Optional<FeedEntry> entry(Node url) {
    return url.child("news:news").map(news -> entry(url, news));
  }

  @Override
  public FeedHead head(Node root) {
    return new FeedHead(
        "sitemap news", publication, "", "", language, List.of(), StatedTime.NONE, List.of(), "");
  }

  private FeedEntry entry(Node url, Node news) {
    Node outlet = news.child("news:publication").orElse(news);
    String own = Fields.language(outlet.text("news:language"));
    if (publication.isEmpty()) {
      publication = outlet.text("news:name");
      language = own;
    }
    String address = url.text("loc");
    Optional<String> link = Links.resolve(url.base(), address);
    if (link.isEmpty() && !address.isEmpty()) {
      warnings.add(Kind.BAD_LINK, address);
    }
    StatedTime changed = Fields.date(url, List.of("lastmod"));
    return new FeedEntry(
        address,
        link.orElse(""),
        Fields.line(news, true, List.of("news:title")),
        "",
        "",
        Markup.NONE,
        People.of(news, "news:author"),
        categories(news),
        List.of(),
        url.child("image:image")
            .map(image -> Fields.link(image, image.text("image:loc")))
            .orElse(""),
        Fields.date(news, List.of("news:publication_date")).or(changed),
        changed,
        own);
  }

  private static List<String> categories(Node news) {
    List<String> categories = new ArrayList<>();
    for (String name : List.of("news:keywords", "news:genres")) {
      for (Node node : news.children(name)) {
        categories.addAll(List.of(node.text().split(",", -1)));
      }
    }
    return Fields.distinct(categories);
  }
}

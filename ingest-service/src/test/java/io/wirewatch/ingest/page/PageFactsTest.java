package io.wirewatch.ingest.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms in which pages state who wrote an article, and when. */
class PageFactsTest {
  private static final String TEXT =
      "<p>" + "The ferries sailed again on Monday, a week after the crews had struck. ".repeat(8);

  static Stream<Arguments> pages() {
    return Stream.of(
        page(
            "a graph with references",
            data(
                "{'@graph': [{'@type': ['Article', 'NewsArticle'], 'author': [{'@id': '#p'}],"
                    + " 'datePublished': '2024-05-01T08:00:00+02:00'}, {'@type': 'Person', '@id':"
                    + " '#p', 'name': 'Ann Low'}]}"),
            "Ann Low",
            "2024-05-01T06:00:00Z"),
        page(
            "the entity of a page",
            data(
                "{'@type': 'WebPage', 'mainEntity': {'@type': 'NewsArticle', 'author': ['Ann Low'],"
                    + " 'datePublished': 'May 1, 2024'}}"),
            "Ann Low",
            "2024-05-01T00:00:00Z"),
        page(
            "names in two parts, times in milliseconds",
            data(
                "{'@type': 'http://schema.org/NewsArticle', 'author': {'givenName': 'Ann',"
                    + " 'familyName': 'Low'}, 'datePublished': 1714550400000}"),
            "Ann Low",
            "2024-05-01T08:00:00Z"),
        page(
            "data in a comment",
            data("<!-- {'@type': 'NewsArticle', 'author': {'name': 'By Ann Low'}} -->"),
            "Ann Low",
            ""),
        page(
            "data in a section",
            data("//<![CDATA[\n{'@type': 'NewsArticle', 'author': 'Ann Low, Bo Hill'}\n//]]>"),
            "Ann Low; Bo Hill",
            ""),
        page(
            "an office after the name",
            data(
                "{'@type': 'NewsArticle', 'author': {'name': 'Ann Low, Political Correspondent'}}"),
            "Ann Low",
            ""),
        page(
            "microdata",
            "<div itemscope itemtype='http://schema.org/NewsArticle'><span itemprop=author><span"
                + " itemprop=name>Ann Low</span></span><meta itemprop=datePublished"
                + " content='2024-05-01T08:00Z'></div>",
            "Ann Low",
            "2024-05-01T08:00:00Z"),
        page(
            "RDFa",
            "<div vocab='http://schema.org/'><span property=author>Ann Low</span><time"
                + " property=datePublished datetime='2024-05-01'>May</time></div>",
            "Ann Low",
            "2024-05-01T00:00:00Z"),
        page(
            "microformats",
            "<span class='vcard author'><a class='fn n'>Ann Low</a></span> <abbr class=published"
                + " title='2024-05-01T10:00:00+00:00'>May 1</abbr>",
            "Ann Low",
            "2024-05-01T10:00:00Z"),
        page(
            "what is shown of a link",
            "<meta name='twitter:label1' content='Written by'>"
                + "<meta name='twitter:data1' content='Ann Low'>"
                + "<meta name=pubdate content='1714550400'>",
            "Ann Low",
            "2024-05-01T08:00:00Z"),
        page(
            "citations",
            "<meta name=citation_author content='Low, Ann'><meta name=citation_author content='Hill,"
                + " Bo'><meta name=citation_publication_date content='2024/05/01'>",
            "Ann Low; Bo Hill",
            "2024-05-01T00:00:00Z"),
        page(
            "all in one line",
            "<div class=byline>By Ann Low, Staff Writer | May 1, 2024 8:00 am</div>",
            "Ann Low",
            "2024-05-01T08:00:00Z"),
        page(
            "the change before the publication",
            "<div class=meta>Updated May 3, 2024 | Published May 1, 2024</div>",
            "",
            "2024-05-01T00:00:00Z"),
        page(
            "hours with dots",
            "<p class=author>Ann Low</p><p class=date>Wed 1 May 2024 08.00 BST</p>",
            "Ann Low",
            "2024-05-01T07:00:00Z"));
  }

  private static Arguments page(String name, String html, String authors, String published) {
    return Arguments.argumentSet(name, html, authors, published);
  }

  private static String data(String json) {
    return "<script type='application/ld+json'>" + json.replace('\'', '"') + "</script>";
  }

  @ParameterizedTest
  @MethodSource("pages")
  void areRead(String html, String authors, String published) {
    Page page =
        PageReader.read(
            html + "<h1>Ferries sail again</h1>" + TEXT, "", "https://harbour.example/ferries");
    assertEquals(authors, String.join("; ", page.authors()));
    assertEquals(
        published.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(published)),
        page.published());
  }
}

package io.wirewatch.ingest.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import io.wirewatch.ingest.discovery.Discovery.FoundFeed;
import io.wirewatch.ingest.discovery.Discovery.Rejected;
import io.wirewatch.ingest.discovery.Discovery.Result.Searched;
import io.wirewatch.ingest.discovery.Discovery.Result.Unread;
import io.wirewatch.ingest.poll.HostQueue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final String RSS =
      "<rss version='2.0'><channel><title>Harbour</title><language>en</language>"
          + "<item><title>One</title></item><item><title>Two</title></item></channel></rss>";
  private static final String ATOM =
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry></feed>";
  private static final String JSON =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Quay\",\"items\":[]}";

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final GuardedHttpClient http =
      new GuardedHttpClient(new AddressPolicy(List.of("127.0.0.0/8")), Limits.DEFAULT, "test");
  private final List<Long> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(System.nanoTime());
          try (exchange) {
            byte[] body =
                pages.getOrDefault(exchange.getRequestURI().toString(), "").getBytes(UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop(0);
  }

  @Test
  void aFeedLeadsToItself() throws InterruptedException {
    pages.put("/feed.xml", RSS);

    assertThat(search("/feed.xml").feeds())
        .containsExactly(
            new FoundFeed(uri("/feed.xml").toString(), "Harbour", "rss 2.0", 2, "en", Clue.ITSELF));
  }

  @Test
  void leavesAHostAloneBetweenTwoRequests() throws InterruptedException {
    pages.put("/", "<link rel=alternate type='application/rss+xml' href='/feed.xml'>");
    pages.put("/feed.xml", RSS);

    discovery(Duration.ofMillis(50)).search(uri("/"));

    assertThat(asked).hasSize(2);
    assertThat(Duration.ofNanos(asked.get(1) - asked.get(0))).isGreaterThan(Duration.ofMillis(45));
  }

  @Test
  void readsWhatAPageNamesAndTellsWhatIsNoFeed() throws InterruptedException {
    pages.put(
        "/news/",
        """
        <html><head><base href="/x/">
        <link rel="stylesheet alternate" type="application/rss+xml" href="no">
        <link rel=ALTERNATE type="application/rss+xml; charset=utf-8" title="All &amp; more" href="all.rss">
        <link rel="alternate" type="application/feed+json" href="/quay.json">
        <link rel="alternate" type="application/atom+xml" href="gone.atom">
        <link rel="alternate" type="application/json" href="/wp-json/posts/1">
        </head><body><a href="/rss/page">Our RSS</a> <a href="/about">About</a>
        <a href="/x/all.rss#top">RSS</a></body></html>
        """);
    pages.put("/x/all.rss", RSS);
    pages.put("/quay.json", JSON);
    pages.put("/rss/page", "<html><body>How to subscribe</body></html>");

    Searched found = search("/news/");

    assertThat(found.feeds())
        .extracting(FoundFeed::url, FoundFeed::title, FoundFeed::format, FoundFeed::by)
        .containsExactly(
            tuple(uri("/x/all.rss").toString(), "Harbour", "rss 2.0", Clue.STATED),
            tuple(uri("/quay.json").toString(), "Quay", "json feed 1.1", Clue.STATED));
    assertThat(found.rejected())
        .containsExactly(
            new Rejected(uri("/x/gone.atom").toString(), "HTTP 404"),
            new Rejected(uri("/rss/page").toString(), "no feed: HTML"));
  }

  @Test
  void guessesOnlyWhenThePageNamesNone() throws InterruptedException {
    pages.put("/a/b", "<html><body>Nothing here</body></html>");
    pages.put("/atom.xml", ATOM);

    assertThat(search("/a/b").feeds())
        .extracting(FoundFeed::url, FoundFeed::by)
        .containsExactly(tuple(uri("/atom.xml").toString(), Clue.GUESS));
    assertThat(search("/a/b").rejected()).isEmpty();
  }

  @Test
  void triesNoMoreThanItMay() throws InterruptedException {
    StringBuilder page = new StringBuilder("<html>");
    for (int i = 0; i < 300; i++) {
      page.append("<a href='/feed/").append(i).append("'>x</a>");
    }
    pages.put("/many", page.toString());

    Searched found = search("/many");

    assertThat(found.rejected()).hasSizeLessThanOrEqualTo(Discovery.MOST_TRIED);
    assertThat(found.untried()).hasSize(100);
  }

  @Test
  void saysWhenThePageCannotBeRead() throws InterruptedException {
    assertThat(discovery(Duration.ZERO).search(uri("/none"))).isInstanceOf(Unread.class);
    assertThat(discovery(Duration.ZERO).search(URI.create("http://10.0.0.1/feed")))
        .isInstanceOf(Unread.class);
  }

  @Test
  void knowsWhereSomeKindsOfSiteHaveTheirFeeds() {
    assertThat(urls("", "https://www.youtube.com/channel/UC0123456789abcdefABCDEF"))
        .containsExactly(
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789abcdefABCDEF");
    assertThat(
            urls(
                "<script>{\"externalId\":\"UC0123456789abcdefABCDEF\"}</script>",
                "https://www.youtube.com/@desk"))
        .containsExactly(
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789abcdefABCDEF");
    assertThat(
            urls("<meta name=generator content='WordPress 6.9'>", "https://blog.example/2026/11/x"))
        .containsExactly("https://blog.example/feed/");
    assertThat(urls("", "https://www.reddit.com/r/ports/"))
        .containsExactly("https://www.reddit.com/r/ports/.rss");
  }

  @Test
  void listsTheSitemapsOfAnIndexThoseForNewsFirst() {
    String index =
        "<sitemapindex><sitemap><loc>https://x.example/a.xml</loc></sitemap>"
            + "<sitemap><loc>https://x.example/news.xml</loc></sitemap></sitemapindex>";
    assertThat(SitePage.sitemaps(index, URI.create("https://x.example/")))
        .extracting(Candidate::url)
        .containsExactly("https://x.example/news.xml", "https://x.example/a.xml");
  }

  private static List<String> urls(String html, String page) {
    return SitePage.candidates(html, URI.create(page)).stream().map(Candidate::url).toList();
  }

  private Discovery discovery(Duration hostDelay) {
    InstantSource clock = InstantSource.system();
    return new Discovery(http, new HostQueue(hostDelay, 4, clock), clock);
  }

  private Searched search(String path) throws InterruptedException {
    return (Searched) discovery(Duration.ZERO).search(uri(path));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}

package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // RFC 822 and 2822 as they should be
        "Mon, 23 Nov 2026 15:04:05 GMT        | 2026-11-23T15:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 +0000      | 2026-11-23T15:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 -0500      | 2026-11-23T20:04:05Z",
        "23 Nov 2026 15:04 UT                 | 2026-11-23T15:04:00Z",
        "Mon, 23 Nov 26 15:04:05 EST          | 2026-11-23T20:04:05Z",
        "Mon, 23 Nov 98 15:04:05 GMT          | 1998-11-23T15:04:05Z",
        // and as they are
        "Fri, 23 Nov 2026 15:04:05 GMT        | 2026-11-23T15:04:05Z",
        "Mon 23 Nov 2026 15:04:05 GMT         | 2026-11-23T15:04:05Z",
        "Monday, 23 November 2026 15:04:05 Z  | 2026-11-23T15:04:05Z",
        "Tues, 1 Sept 2026 5:04:05 GMT        | 2026-09-01T05:04:05Z",
        "'  Mon,23 NOV 2026  15:04:05  gmt '  | 2026-11-23T15:04:05Z",
        "Mon, 23-Nov-2026 15:04:05 GMT        | 2026-11-23T15:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 +01:00     | 2026-11-23T14:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 GMT+0100   | 2026-11-23T14:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 GMT+1      | 2026-11-23T14:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 +0100 (CET)| 2026-11-23T14:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 CEST       | 2026-11-23T13:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 AEDT       | 2026-11-23T04:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 Europe/Paris| 2026-11-23T14:04:05Z",
        "Mon, 23 Nov 2026 15:04:05            | 2026-11-23T15:04:05Z",
        "Mon, 23 Nov 2026 15:04:05 XYZ        | 2026-11-23T15:04:05Z",
        "Mon, 23 Nov 2026 24:00:00 GMT        | 2026-11-24T00:00:00Z",
        "Mon, 23 Nov 2026 23:59:60 GMT        | 2026-11-23T23:59:59Z",
        "Mon, 23 Nov 2026                     | 2026-11-23T00:00:00Z",
        "Mon Nov 23 15:04:05 2026             | 2026-11-23T15:04:05Z",
        "Mon Nov 23 15:04:05 CET 2026         | 2026-11-23T14:04:05Z",
        "November 23, 2026 3:04 pm EST        | 2026-11-23T20:04:00Z",
        "Nov 23, 2026 12:04 a.m.              | 2026-11-23T00:04:00Z",
        "mar., 24 nov. 2026 15:04:05 +0100    | 2026-11-24T14:04:05Z",
        "lundi 23 novembre 2026 15:04         | 2026-11-23T15:04:00Z",
        "Di, 1 Dez 2026 15:04:05 MEZ          | 2026-12-01T14:04:05Z",
        "1 août 2026 08:00                    | 2026-08-01T08:00:00Z",
        // RFC 3339 and ISO 8601
        "2026-11-23T15:04:05Z                 | 2026-11-23T15:04:05Z",
        "2026-11-23t15:04:05z                 | 2026-11-23T15:04:05Z",
        "2026-11-23T15:04:05.123456789012Z    | 2026-11-23T15:04:05.123456789Z",
        "2026-11-23T15:04:05,5+05:30          | 2026-11-23T09:34:05.500Z",
        "2026-11-23T15:04:05-0800             | 2026-11-23T23:04:05Z",
        "2026-11-23T15:04+01                  | 2026-11-23T14:04:00Z",
        "2026-11-23T15:04:05                  | 2026-11-23T15:04:05Z",
        "2026-11-23 15:04:05                  | 2026-11-23T15:04:05Z",
        "2026-11-23 15:04:05 +0000 UTC        | 2026-11-23T15:04:05Z",
        "2026/11/23 15:04                     | 2026-11-23T15:04:00Z",
        "2026-11-23                           | 2026-11-23T00:00:00Z",
      })
  void readsWhatFeedsState(String stated, Instant time) {
    assertThat(FeedDates.parse(stated)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "yesterday",
        "3 hours ago",
        "now",
        "1763910245",
        "23",
        "2026",
        "Mon, 31 Feb 2026 15:04:05 GMT",
        "Mon, 23 Foo 2026 15:04:05 GMT",
        "Mon, 23 Nov 2026 25:04:05 GMT",
        "Mon, 23 Nov 2026 15:61:05 GMT",
        "2026-13-01T00:00:00Z",
        "2026-11-23T15:04:05+99:00",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "99999999999999999999 Nov 2026",
        "Mon, 23 Nov 2026 15:04:05 Nowhere/Land",
      })
  void leavesUnreadWhatIsNoTime(String stated) {
    assertThat(FeedDates.parse(stated)).isEmpty();
  }
}

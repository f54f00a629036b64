package io.wirewatch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  void refusesWhatIsNotPublic(String address) {
    assertThat(AddressPolicy.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "198.17.255.255",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e",
      })
  void permitsWhatIsPublic(String address) {
    assertThat(AddressPolicy.publicOnly().permits("news.example", InetAddress.ofLiteral(address)))
        .isTrue();
  }

  @Test
  void refusesMappedAddressesThatWereNotUnwrapped() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    InetAddress address = Inet6Address.getByAddress("sly.example", mapped, -1);

    assertThat(AddressPolicy.publicOnly().permits("sly.example", address)).isFalse();
  }

  @Test
  void permitsTheBlocksAndAddressesThatTheOperatorLists() {
    AddressPolicy policy = new AddressPolicy(List.of("10.1.0.0/16", "192.168.7.9", " fd00::/8 "));

    assertThat(policy.permits("a.example", InetAddress.ofLiteral("10.1.255.1"))).isTrue();
    assertThat(policy.permits("a.example", InetAddress.ofLiteral("10.2.0.1"))).isFalse();
    assertThat(policy.permits("a.example", InetAddress.ofLiteral("192.168.7.9"))).isTrue();
    assertThat(policy.permits("a.example", InetAddress.ofLiteral("192.168.7.8"))).isFalse();
    assertThat(policy.permits("a.example", InetAddress.ofLiteral("fd12::1"))).isTrue();
    assertThat(policy.permits("a.example", InetAddress.ofLiteral("fe80::1"))).isFalse();
  }

  @Test
  void permitsEveryAddressOfAHostThatTheOperatorListsButNotOfNamesBelowIt() {
    AddressPolicy policy = new AddressPolicy(List.of("Intranet.example", "localhost"));

    assertThat(policy.permits("intranet.EXAMPLE", InetAddress.ofLiteral("10.0.0.1"))).isTrue();
    assertThat(policy.permits("a.intranet.example", InetAddress.ofLiteral("10.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.1/8",
        "10.0.0/8",
        "300.1.1.1",
        "1.2.3",
        "fd00::/129",
        "fd00::1/8",
        "fd00:/8",
        "*.example",
        "http://intranet.example",
        "two words",
        "-a.example",
      })
  void refusesAListWithABadEntryAndNamesIt(String entry) {
    assertThatThrownBy(() -> new AddressPolicy(List.of("localhost", entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + entry + "'");
  }
}

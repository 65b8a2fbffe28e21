package dev.assay.did;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DidWebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "w3c-ccg.github.io, https://w3c-ccg.github.io/.well-known/did.json",
    "w3c-ccg.github.io:user:alice, https://w3c-ccg.github.io/user/alice/did.json",
    "example.com%3A3000, https://example.com:3000/.well-known/did.json",
    "example.com%3A3000:user:alice, https://example.com:3000/user/alice/did.json",
    "localhost%3A8443, https://localhost:8443/.well-known/did.json",
    "xn--bcher-kva.example:a.b_c-d, https://xn--bcher-kva.example/a.b_c-d/did.json",
    "3com.example, https://3com.example/.well-known/did.json",
    "example.4th, https://example.4th/.well-known/did.json"
  })
  void makesTheAddressOfTheDocument(String rest, URI address) {
    assertThat(DidWebAddress.of(rest)).hasValue(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ":a",
        "example.com:",
        "example.com::a",
        "example.com:.",
        "example.com:..",
        "example.com:...",
        "example.com:..:a",
        "example.com:a/b",
        "example.com/a",
        "example.com:a%2fb",
        "example.com:%2e%2e",
        "example.com:a?b",
        "example.com:a#b",
        "example.com:ä",
        "example.com.",
        ".example.com",
        "exa mple.com",
        "-example.com",
        "bücher.example",
        "user%40example.com",
        "user@example.com",
        "example.com%3a3000",
        "example.com%3A",
        "example.com%3A0",
        "example.com%3A65536",
        "example.com%3A03000",
        "example.com%3A3000%3A1",
        "192.0.2.1",
        "192.0.2.1%3A443",
        "3221225985",
        "0x7f.1",
        "127.1",
        "%5B%3A%3A1%5D",
        "[::1]",
        "example.com\n"
      })
  void rejectsWhatIsNotAPlainDomainAndPath(String rest) {
    assertThat(DidWebAddress.of(rest)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 300, 2000})
  void rejectsWhatIsTooLong(int length) {
    assertThat(DidWebAddress.of("a".repeat(length) + ".example")).isEmpty();
  }
}

package dev.assay.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.testkit.TestPki;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidatedPathTest {

  private static final X509Certificate LEAF =
      TestPki.leaf("CN=common.example,O=Council")
          .dns("Issuer.example")
          .dns("*.wild.example")
          .dns("dotted.example.")
          .dns("bank.example")
          .dns("192.0.2.1")
          .uri("https://id.example/A")
          .uri("did:web:issuer.example")
          .selfSigned()
          .certificate();

  @Test
  void writesTheSubjectAsRfc2253() throws KeyRejectedException {
    assertThat(path().subject()).isEqualTo("O=Council,CN=common.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuer.example",
        "ISSUER.example",
        "https://issuer.example",
        "HTTPS://Issuer.Example/any/path?q=1",
        "https://issuer.example:8443/a",
        "https://id.example/A",
        "did:web:issuer.example"
      })
  void namesHostsAndUrisThatAreAlternativeNames(String name) throws KeyRejectedException {
    assertThat(path().names(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "common.example",
        "www.issuer.example",
        "example",
        "issuer.example.",
        "https://issuer.example./a",
        "http://issuer.example/a",
        "https://issuer.example@evil.example/",
        "https://evil.example/#https://issuer.example",
        "https://evil@issuer.example/",
        "//issuer.example",
        "issuer.example:443",
        "issuer.example/a",
        "issuer.example\n",
        "dotted.example",
        "dotted.example.",
        "*.wild.example",
        "a.wild.example",
        "wild.example",
        "ban\u212a.example",
        "192.0.2.1",
        "https://192.0.2.1/",
        "id.example",
        "https://id.example",
        "https://id.example/a",
        "https://id.example/A/",
        "HTTPS://id.example/A",
        "did:web:Issuer.example",
        "did:web:issuer.example#1",
        "not a: uri"
      })
  void namesNothingElse(String name) throws KeyRejectedException {
    assertThat(path().names(name)).isFalse();
  }

  private static ValidatedPath path() throws KeyRejectedException {
    return new ValidatedPath(
        new CertificatePath(List.of(LEAF), Signer.PINNED, 1),
        Crypto.select().keyOf(LEAF.getPublicKey()),
        PathPolicies.of(null));
  }
}

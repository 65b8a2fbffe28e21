package dev.assay.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.check.Checks;
import dev.assay.credential.Limits;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import dev.assay.testkit.Vectors;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of other products whose issuer sends certificates. */
final class WildChainTest {

  private static final Crypto CRYPTO = Crypto.select();

  /** Certificates with empty names, which RFC 5280, 4.1.2.4 rules out and the JDK does not read. */
  private static final Set<String> NAMELESS =
      Set.of("wild/credo-ts-004.json", "wild/credo-ts-005.json");

  private final CertificatePaths paths = new CertificatePaths(CRYPTO, Limits.DEFAULT);

  static Stream<Arguments> tokens() {
    Path folder = Vectors.folder("sd-jwt");
    return Vectors.list(Vectors.json(folder.resolve("wild/INDEX.json"))).stream()
        .filter(row -> row.get("issuer_key_from").asText().equals("x5c"))
        .map(row -> Arguments.of(row.get("file").asText(), row, folder));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void findsTheKeyThatMadeTheSignature(String file, JsonNode row, Path folder) throws Exception {
    String token = Vectors.json(folder.resolve(file)).get("sd_jwt").asText();
    Jws jws = Jws.parse(token.substring(0, token.indexOf('~')), JsonLimits.DEFAULT);
    List<String> chain = new ArrayList<>();
    List<?> header = (List<?>) jws.header().getOrDefault("x5c", List.of());
    header.forEach(text -> chain.add((String) text));
    if (NAMELESS.contains(file)) {
      assertThatExceptionOfType(CertificateFault.class)
          .isThrownBy(() -> CertificateReader.base64(chain.get(0)));
      return;
    }
    X509Certificate leaf = CertificateReader.base64(chain.get(0));
    X509Certificate last = CertificateReader.base64(chain.get(chain.size() - 1));

    ValidatedPath path = validate(chain, last, leaf.getNotBefore().toInstant());

    assertThat(path.signer())
        .isEqualTo(chain.size() == 1 ? Signer.PINNED : Signer.CERTIFIED_WITH_ANCHOR);
    assertThat(validate(chain, leaf, leaf.getNotBefore().toInstant()).signer())
        .isEqualTo(Signer.PINNED);
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofJoseName(jws.algorithm().orElseThrow()).orElseThrow();
    assertThat(jws.verifies(CRYPTO, algorithm, path.key()))
        .isEqualTo(row.get("issuer_sig_ok").asBoolean());
  }

  private ValidatedPath validate(List<String> chain, X509Certificate anchor, Instant at) {
    List<ValidatedPath> found = new ArrayList<>();
    Checks checks = new Checks();
    KnownCertificates listed = KnownCertificates.of(Set.of(new AnchorCertificate(anchor)));
    CertificateProfile profile = CertificateProfile.CREDENTIAL_SIGNER;
    assertThat(
            checks
                .run(() -> found.add(paths.validate(chain, listed, at, profile, checks)))
                .permitsAcceptance())
        .isTrue();
    return found.get(0);
  }
}

package dev.assay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final URI HERE = URI.create("https://issuer.example/a");
  private static final URI ELSEWHERE = URI.create("https://issuer.example/b");
  private static final Document DOCUMENT =
      Document.of(
          HERE, "application/json", "{}".getBytes(StandardCharsets.US_ASCII), Instant.EPOCH);

  private final Evidence evidence = new Evidence(Documents.of(List.of(DOCUMENT)));

  @Test
  void whatIsNeededAndNotThereIsMissing() {
    assertThat(evidence.need(request(ELSEWHERE))).isInstanceOf(Finding.Missing.class);
    assertThat(evidence.missing()).containsExactly(request(ELSEWHERE));
  }

  @Test
  void whatIsOnlyLookedForIsNotMissing() {
    assertThat(evidence.look(request(ELSEWHERE))).isInstanceOf(Finding.Missing.class);
    assertThat(evidence.missing()).isEmpty();
  }

  @Test
  void whatWasUsedIsNamedByItsDigest() {
    evidence.need(request(HERE));
    assertThat(evidence.used())
        .extracting(Document::digest)
        .containsExactly("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void whatSomebodySoughtInVainIsNotMissing() {
    Documents vain = wanted -> new Finding.Unavailable(FetchFault.TIMEOUT, "5 s");
    Evidence own = new Evidence(vain.then(Documents.none()));
    assertThat(own.need(request(HERE))).isInstanceOf(Finding.Unavailable.class);
    assertThat(own.missing()).isEmpty();
  }

  @Test
  void ofSeveralThatWouldDoThoseOfTheFirstSourceGoFirst() {
    URI urn = URI.create("urn:example:a");
    Document later =
        Document.of(
            urn, "application/json", "[]".getBytes(StandardCharsets.US_ASCII), Instant.EPOCH);
    Documents first = Documents.of(List.of(DOCUMENT));
    Documents second = Documents.of(List.of(later));
    List<DocumentRequest> either = List.of(request(urn), request(HERE));
    assertThat(new Evidence(first.then(second)).lookForAny(either))
        .isEqualTo(new Finding.Found(DOCUMENT));
    assertThat(new Evidence(second.then(first)).lookForAny(either))
        .isEqualTo(new Finding.Found(later));
    assertThat(new Evidence(Documents.none().then(first)).lookForAny(either))
        .isEqualTo(new Finding.Found(DOCUMENT));
    assertThat(evidence.lookForAny(List.of(request(urn)))).isInstanceOf(Finding.Missing.class);
  }

  @Test
  void onlyHostsThatTheTrustListNamesArePermitted() {
    assertThat(request(HERE).hostIsPermitted()).isTrue();
    assertThat(request(URI.create("https://issuer.example:8443/a")).hostIsPermitted()).isFalse();
    assertThat(request(URI.create("https://evil.example/a")).hostIsPermitted()).isFalse();
    assertThat(request(URI.create("urn:example:a")).hostIsPermitted()).isFalse();
  }

  private static DocumentRequest request(URI uri) {
    return new DocumentRequest(uri, DocumentKind.DID_DOCUMENT, Set.of("issuer.example"));
  }
}

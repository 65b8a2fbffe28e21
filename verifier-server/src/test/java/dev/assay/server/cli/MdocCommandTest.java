package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cbor.ByteString;
import dev.assay.credential.Exchange;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.server.cli.Shell.Run;
import dev.assay.testkit.TestCwtStatusList;
import dev.assay.testkit.TestIdentifierList;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mobile documents on the command line. */
class MdocCommandTest {

  private static final ByteString TRANSCRIPT =
      SessionTranscript.of(
          new Exchange.Redirect(
              "x509_san_dns:verifier.example",
              "nonce-1",
              "https://verifier.example/response",
              Optional.empty()));

  private final Certified authority = TestPki.root("CN=Test IACA,C=GB").pathLength(0).selfSigned();
  private final Certified signer =
      TestPki.leaf("CN=Test document signer,C=GB")
          .extendedKeyUsage("1.0.18013.5.1.2")
          .signedBy(authority);
  private final TestMdoc licence =
      TestMdoc.of("org.iso.18013.5.1.mDL", signer, TestKey.es256("device"))
          .element("org.iso.18013.5.1", "family_name", "Fernhollow");

  @TempDir private Path folder;

  private Run verify(String presented, String... options) throws IOException {
    Path anchor = Files.writeString(folder.resolve("iaca.pem"), authority.pem());
    String[] arguments = new String[options.length + 4];
    System.arraycopy(
        new String[] {"verify", "-", "--anchor", anchor.toString()}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    return new Shell().input(presented).run(arguments);
  }

  @Test
  void takesTheTranscriptInHexAndInBase64Url() throws IOException {
    String presented = TestMdoc.response(licence.signedFor(TRANSCRIPT.toByteArray()));
    String base64Url = TestMdoc.base64Url(TRANSCRIPT.toByteArray());

    for (String transcript : List.of(TRANSCRIPT.toHex(), base64Url)) {
      Run run = verify(presented, "--session-transcript", transcript);
      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("Type        org.iso.18013.5.1.mDL\n")
          .contains("  org.iso.18013.5.1:\n    family_name: Fernhollow\n")
          .contains("Holder      proved to have the credential's key");
    }
  }

  @Test
  void explainsASignatureForAnotherExchange() throws IOException {
    String presented = TestMdoc.response(licence.signedFor(new byte[] {0}));

    Run run = verify(presented, "--session-transcript", TRANSCRIPT.toHex());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("mdoc.device-auth.signature");
  }

  @Test
  void showsEachOfSeveralDocuments() throws IOException {
    Map<Object, Object> good = licence.signedFor(TRANSCRIPT.toByteArray());
    Map<Object, Object> bad = licence.signedFor(new byte[] {0});

    Run both =
        verify(TestMdoc.response(List.of(good, bad)), "--session-transcript", TRANSCRIPT.toHex());

    assertThat(both.exit()).isEqualTo(1);
    assertThat(both.out())
        .startsWith("REJECTED  Of 2 credentials, each with its own verdict below, the worst")
        .contains("Credential 1 of 2\nACCEPTED  ")
        .contains("Credential 2 of 2\nREJECTED  ");
  }

  @Test
  void issuerSignedAloneNeedsNoTranscriptAndClaimsNoHolder() throws IOException {
    Run run = verify(licence.issuerSigned());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Holder      no proof was asked for");
  }

  @Test
  void takesListsInCborFromFiles() throws IOException {
    String uri = "https://status.example/1";
    Certified lister = TestPki.leaf("CN=Test status signer,C=GB").signedBy(authority);
    TestKey key = TestKey.of(lister);
    byte[] id = TestIdentifierList.id(7);
    Map<Object, Object> entry = Map.of("idx", 7, "uri", uri);
    Map<Object, Object> identifier = Map.of("id", id, "uri", uri);
    TestCwtStatusList entries =
        TestCwtStatusList.at(uri, key).header(TestMdoc.put(33, lister.der()));
    TestIdentifierList identifiers =
        TestIdentifierList.at(uri, key).header(TestMdoc.put(33, lister.der()));

    assertThat(status("status_list", entry, entries.token())).isZero();
    assertThat(status("status_list", entry, entries.revoking(7).token())).isEqualTo(1);
    assertThat(status("identifier_list", identifier, identifiers.token())).isZero();
    assertThat(status("identifier_list", identifier, identifiers.revoking(id).token()))
        .isEqualTo(1);
  }

  private int status(String kind, Map<Object, Object> reference, byte[] list) throws IOException {
    Path file = Files.write(folder.resolve("list.cbor"), list);
    return verify(
            licence.mso("status", Map.of(kind, reference)).issuerSigned(),
            "--offline",
            "--document",
            "https://status.example/1=" + file)
        .exit();
  }
}

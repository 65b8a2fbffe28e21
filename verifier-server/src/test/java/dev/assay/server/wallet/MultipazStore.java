package dev.assay.server.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestSdJwt;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import kotlin.time.Clock;
import kotlin.time.Instant;
import kotlinx.io.bytestring.ByteString;
import org.multipaz.credential.SecureAreaBoundCredential;
import org.multipaz.crypto.EcPublicKeyJvmKt;
import org.multipaz.document.Document;
import org.multipaz.document.DocumentStore;
import org.multipaz.mdoc.credential.MdocCredential;
import org.multipaz.sdjwt.credential.KeyBoundSdJwtVcCredential;
import org.multipaz.securearea.CreateKeySettings;
import org.multipaz.securearea.KeyAttestation;
import org.multipaz.securearea.SecureAreaRepository;
import org.multipaz.securearea.software.SoftwareCreateKeySettings;
import org.multipaz.securearea.software.SoftwareSecureArea;
import org.multipaz.storage.Storage;

/** The documents in a wallet of Multipaz, which makes a key for each and keeps it to itself. */
final class MultipazStore {

  static final String LICENCES = "mdoc";
  static final String PERMITS = "sd-jwt";

  private final SoftwareSecureArea keys;
  private final DocumentStore documents;

  /** An empty one. */
  MultipazStore(Storage storage) {
    keys = Suspended.await(then -> SoftwareSecureArea.Companion.create(storage, then));
    SecureAreaRepository areas = new SecureAreaRepository.Builder().add(keys).build();
    documents = new DocumentStore.Builder(storage, areas).build();
  }

  DocumentStore documents() {
    return documents;
  }

  /** Has an SD-JWT VC issued to a new key. */
  @SuppressWarnings("NullAway") // Kotlin takes null for absent
  void addPermit(String type, Function<TestKey, TestSdJwt> issuer) {
    Document document = document("permit");
    KeyBoundSdJwtVcCredential credential =
        Suspended.await(
            then ->
                KeyBoundSdJwtVcCredential.Companion.create(
                    document, null, PERMITS, keys, type, anyKey(), then));
    certify(credential, issuer.apply(key(credential)).compact().getBytes(UTF_8));
  }

  /** Has a mobile document issued to a new key. */
  @SuppressWarnings("NullAway") // Kotlin takes null for absent
  void addLicence(String type, Function<TestKey, TestMdoc> issuer) {
    Document document = document("licence");
    MdocCredential credential =
        Suspended.await(
            then ->
                MdocCredential.Companion.create(
                    document, null, LICENCES, keys, type, anyKey(), then));
    String issued = issuer.apply(key(credential)).issuerSigned();
    certify(credential, Base64.getUrlDecoder().decode(issued));
  }

  @SuppressWarnings("NullAway") // Kotlin takes null for absent
  private Document document(String name) {
    Instant created = Clock.System.INSTANCE.now();
    return Suspended.await(
        then ->
            documents.createDocument(
                name, name, null, null, null, null, created, List.of(), null, then));
  }

  private static CreateKeySettings anyKey() {
    return new SoftwareCreateKeySettings.Builder().build();
  }

  /** The public part; in the place of the private one, which stays here, is that of nobody. */
  private static TestKey key(SecureAreaBoundCredential credential) {
    KeyAttestation made = Suspended.await(then -> credential.getAttestation(then));
    KeyPair pair =
        new KeyPair(
            EcPublicKeyJvmKt.getJavaPublicKey(made.getPublicKey()),
            TestKey.es256("nobody").pair().getPrivate());
    return new TestKey("ES256", pair, "");
  }

  private static void certify(SecureAreaBoundCredential credential, byte[] issued) {
    ByteString bytes = new ByteString(issued, 0, issued.length);
    Suspended.await(then -> credential.certify(bytes, then));
  }
}

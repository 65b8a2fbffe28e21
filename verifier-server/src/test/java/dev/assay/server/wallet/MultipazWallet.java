package dev.assay.server.wallet;

import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestSdJwt;
import io.ktor.client.engine.java.Java;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function1;
import kotlin.time.Clock;
import kotlinx.io.bytestring.ByteString;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.multipaz.crypto.JsonWebSignature;
import org.multipaz.crypto.X509Cert;
import org.multipaz.crypto.X509CertChain;
import org.multipaz.document.Document;
import org.multipaz.documenttype.DocumentTypeRepository;
import org.multipaz.openid.OpenID4VP;
import org.multipaz.presentment.ConsentData;
import org.multipaz.presentment.DigitalCredentialsPresentmentKt;
import org.multipaz.presentment.PresentmentSource;
import org.multipaz.presentment.SimplePresentmentSource;
import org.multipaz.presentment.UriSchemePresentmentKt;
import org.multipaz.prompt.ShowConsentPromptKt;
import org.multipaz.request.OpenID4VPRequesterIdentity;
import org.multipaz.request.Requester;
import org.multipaz.request.RequesterIdentity;
import org.multipaz.request.TrustedRequesterIdentity;
import org.multipaz.storage.ephemeral.EphemeralStorage;
import org.multipaz.trustmanagement.TrustManager;
import org.multipaz.trustmanagement.TrustMetadata;
import org.multipaz.trustmanagement.TrustResult;

/**
 * The wallet of Multipaz: it makes and keeps the keys, reads requests and checks their signatures
 * and certificates, matches queries, signs and encrypts. Its clock is the machine's, and cannot be
 * set.
 *
 * <p>Ours is what Multipaz leaves to an application: which root it trusts, and a user. Nothing
 * compares the client identifier with the certificate, as Multipaz has nothing for that.
 */
public final class MultipazWallet implements Wallet {

  private static final String APP = "org.example.browser";
  private static final String UNKNOWN_ORIGIN = "";
  private static final Function1<List<Document>, Unit> NOBODY_LOOKS = documents -> Unit.INSTANCE;

  private final MultipazStore store;
  private final TrustManager verifiers;
  private final User user;
  private final PresentmentSource source;

  /** Who is asked whether the documents may go. */
  public enum User {
    /** Says yes to those whom the wallet trusts. */
    CAREFUL,
    /** Says yes to everybody. */
    CARELESS
  }

  /** One without documents, which trusts the verifiers under a root. */
  public MultipazWallet(Certified trusted, User user) {
    EphemeralStorage storage = new EphemeralStorage(Clock.System.INSTANCE);
    this.store = new MultipazStore(storage);
    this.verifiers = new TrustManager(storage, "verifiers", "verifiers");
    this.user = user;
    byte[] der = trusted.der();
    X509Cert root = new X509Cert(new ByteString(der, 0, der.length));
    Suspended.await(then -> verifiers.addX509Cert(root, new TrustMetadata(), then));
    this.source = source();
  }

  @SuppressWarnings("NullAway") // Kotlin takes null for absent
  private PresentmentSource source() {
    return new SimplePresentmentSource(
        store.documents(),
        new DocumentTypeRepository(),
        null,
        null,
        (requester, then) -> trusted(requester).orElse(null),
        this::consent,
        (document, then) -> List.of(),
        true,
        List.of(MultipazStore.LICENCES),
        List.of(),
        List.of(),
        List.of(MultipazStore.PERMITS));
  }

  private Optional<TrustedRequesterIdentity> trusted(Requester requester) {
    for (RequesterIdentity identity : requester.getRequesterIdentities()) {
      List<X509Cert> chain = identity.getCertChain().getCertificates();
      TrustResult result =
          Suspended.await(then -> verifiers.verify(chain, Clock.System.INSTANCE.now(), true, then));
      if (result.isTrusted()) {
        return Optional.of(
            new TrustedRequesterIdentity(identity, result.getTrustPoints().get(0).getMetadata()));
      }
    }
    return Optional.empty();
  }

  /** Multipaz asks its user also where it trusts nobody, and goes by the answer. */
  @SuppressWarnings("NullAway") // Kotlin takes null for no
  private Object consent(
      Requester requester,
      TrustedRequesterIdentity trusted,
      ConsentData data,
      List<Document> preselected,
      Function1<? super List<Document>, Unit> shown,
      Continuation<? super org.multipaz.presentment.CredentialSelection> then) {
    return trusted == null && user == User.CAREFUL
        ? null
        : ShowConsentPromptKt.promptModelSilentConsent(
            requester, trusted, data, preselected, shown, then);
  }

  /** Has an SD-JWT VC issued to a key of its own. */
  public MultipazWallet withPermit(String type, Function<TestKey, TestSdJwt> issuer) {
    store.addPermit(type, issuer);
    return this;
  }

  /** Has a mobile document issued to a key of its own. */
  public MultipazWallet withLicence(String type, Function<TestKey, TestMdoc> issuer) {
    store.addLicence(type, issuer);
    return this;
  }

  /** From the link to what the verifier says to the answer, all of it in Multipaz. */
  @Override
  public Reply present(String link) throws RequestRefused {
    Optional<String> redirect =
        Optional.ofNullable(
            Suspended.orRefused(
                then ->
                    UriSchemePresentmentKt.uriSchemePresentment(
                        source, link, APP, UNKNOWN_ORIGIN, Java.INSTANCE, NOBODY_LOOKS, then)));
    return new Reply.Taken(redirect.map(URI::create));
  }

  /**
   * The parameters of the form that answers a signed request with {@code direct_post}. For that
   * mode {@link #present} is of no use: it sends an unsecured JWT as {@code response}
   * (uriSchemePresentment.kt), where OpenID4VP 1.0, 8.2 wants {@code vp_token} and {@code state}.
   * The steps here are those of that function until then, and of Multipaz as well.
   */
  public Map<String, String> answer(String signedRequest) throws RequestRefused {
    JsonWebSignature.JwsInfo info = JsonWebSignature.INSTANCE.getInfo(signedRequest);
    X509CertChain chain =
        Optional.ofNullable(info.getX5c())
            .orElseThrow(() -> new RequestRefused("nobody is named by certificates"));
    Suspended.orRefused(
        then ->
            JsonWebSignature.INSTANCE.verify(
                signedRequest, chain.getCertificates().get(0).getEcPublicKey(), then));
    String client = text(info.getClaimsSet(), "client_id");
    OpenID4VP.OpenID4VPResponse response =
        Suspended.orRefused(
            then ->
                OpenID4VP.INSTANCE.generateResponse(
                    OpenID4VP.Version.DRAFT_29,
                    List.of(),
                    source,
                    APP,
                    UNKNOWN_ORIGIN,
                    info.getClaimsSet(),
                    List.of(new OpenID4VPRequesterIdentity(chain, client)),
                    NOBODY_LOOKS,
                    then));
    return Map.of(
        "vp_token", String.valueOf(response.getResponse().get("vp_token")),
        "state", text(response.getResponse(), "state"));
  }

  private static String text(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name))
        .map(JsonPrimitive.class::cast)
        .map(JsonPrimitive::getContent)
        .orElse("");
  }

  /**
   * Is called by a browser: the Digital Credentials API.
   *
   * @param data of the request, as JSON
   * @param origin of the page
   * @return {@code protocol} and {@code data} of the answer, as JSON
   */
  public String called(String protocol, String data, String origin) throws RequestRefused {
    return Suspended.orRefused(
        then ->
            DigitalCredentialsPresentmentKt.digitalCredentialsPresentment(
                protocol, data, APP, origin, List.of(), source, NOBODY_LOOKS, then));
  }
}

package dev.assay.trust;

import static dev.assay.trust.TrustRule.DOCUMENT_AGE;
import static dev.assay.trust.TrustRule.KEY_CERTIFIED;
import static dev.assay.trust.TrustRule.KEY_FOUND;
import static dev.assay.trust.TrustRule.KEY_UNIQUE;
import static dev.assay.trust.TrustRule.NAME;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.did.DidResolver;
import dev.assay.document.Document;
import dev.assay.document.Evidence;
import dev.assay.jose.Jwk;
import dev.assay.trust.MechanismChoice.Choice;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.CertificateProfile;
import dev.assay.x509.KnownCertificates;
import dev.assay.x509.MdocCertificates;
import dev.assay.x509.ValidatedPath;
import dev.assay.x509.X509Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gets the key by the mechanism that was chosen, once the services that have it may be used. */
final class KeyFinder {

  private final Crypto crypto;
  private final CertificatePaths paths;
  private final DidResolver dids;

  KeyFinder(Crypto crypto, CertificatePaths paths, DidResolver dids) {
    this.crypto = crypto;
    this.paths = paths;
    this.dids = dids;
  }

  /**
   * A key, and whose it is.
   *
   * @param certificate the signer's, absent if none was involved
   * @param jwk that the key came as, absent if it came otherwise
   * @param id who it is, as far as the list and the mechanism vouch for it
   * @param how how the key was found, for people
   */
  record Found(
      ListedService listed,
      VerificationKey key,
      Signer signer,
      Optional<SignerCertificate> certificate,
      Optional<Jwk> jwk,
      String id,
      String how) {

    private static Found bareKey(ListedService listed, Jwk jwk, String id, String how) {
      return new Found(
          listed, jwk.key(), Signer.BARE_KEY, Optional.empty(), Optional.of(jwk), id, how);
    }
  }

  /** Never empty; several only where the format lets names of keys collide. */
  List<Found> find(Choice choice, Inquiry inquiry) {
    if (choice instanceof Choice.Keys keys) {
      RulesByMechanism.skipOthers(Mechanism.KEY_ID, inquiry.checks());
      return new KeysByName(inquiry, keys.naming()).find(keys.keys());
    }
    return List.of(one(choice, inquiry));
  }

  private Found one(Choice choice, Inquiry inquiry) {
    if (choice instanceof Choice.Chain chain) {
      RulesByMechanism.skipOthers(Mechanism.X5C, inquiry.checks());
      return byCertificate(chain.certificates(), inquiry);
    }
    Choice.Services services = (Choice.Services) choice;
    if (inquiry.question().format().equals(CertificateTerms.MDOC)) {
      MdocCertificates.skip(inquiry.checks(), "no certificate is involved");
    }
    RulesByMechanism.skipOthers(services.mechanism(), inquiry.checks());
    return switch (services.mechanism()) {
      case DID -> byDid(services.services(), inquiry);
      case JWKS -> byListedKey(services.services(), inquiry);
      case WELL_KNOWN_JWKS -> byPublishedKey(services.services(), inquiry);
      default -> byMetadata(services.services(), inquiry);
    };
  }

  private Found byCertificate(ListedCertificates certificates, Inquiry inquiry) {
    Checks checks = inquiry.checks();
    List<String> chain = inquiry.reference().certificates();
    CertificateProfile profile =
        inquiry.question().role() == Role.STATUS
            ? CertificateProfile.STATUS_SIGNER
            : CertificateProfile.CREDENTIAL_SIGNER;
    ValidatedPath path =
        paths.validate(
            chain, certificates.relevantTo(chain), inquiry.question().at(), profile, checks);
    CertificateTerms terms = new CertificateTerms(path, inquiry);
    ListedService listed =
        new Entitlement(inquiry).require(terms.named(certificates.on(path.anchor())));
    terms.requireStatusUsage(listed.service().pins());
    terms.requireDemands(listed.service().pins());
    terms.requireConformance(listed.service().terms());
    terms.requireProfile(listed.service());
    checks.passed(List.of(KEY_FOUND, KEY_UNIQUE));
    String how = "certificate " + Shown.of(path.subject());
    return new Found(
        listed,
        path.key(),
        path.signer(),
        Optional.of(path.facts()),
        Optional.empty(),
        terms.identity(listed.service()),
        how);
  }

  private Found byDid(List<ListedService> services, Inquiry inquiry) {
    ListedService listed = new Entitlement(inquiry).require(services);
    String did = inquiry.reference().did().orElseThrow();
    Evidence observed = new Evidence(inquiry.evidence()::need);
    List<Jwk> published =
        dids.keys(
            did,
            inquiry.reference().keyId(),
            listed.service().terms().hosts(),
            observed,
            inquiry.checks());
    requireAge(observed, listed, inquiry);
    KeySelection selection = new KeySelection(inquiry);
    List<Jwk> pinned = selection.pinned(published, listed.service().pins().keyThumbprints());
    // The kid of a DID is a DID URL and was matched by the DID's own rules.
    Jwk key = selection.one(selection.forAlgorithm(pinned), published);
    return Found.bareKey(listed, key, did, "DID " + Shown.of(did));
  }

  private Found byMetadata(List<ListedService> services, Inquiry inquiry) {
    ListedService listed = new Entitlement(inquiry).require(services);
    String issuer = listed.service().issuer().orElseThrow();
    Evidence observed = new Evidence(inquiry.evidence()::need);
    List<Jwk> published =
        new MetadataKeys(crypto, listed.service().terms().hosts(), observed, inquiry.checks())
            .of(issuer);
    requireAge(observed, listed, inquiry);
    KeySelection selection = new KeySelection(inquiry);
    List<Jwk> pinned = selection.pinned(published, listed.service().pins().keyThumbprints());
    Jwk key = selection.one(selection.meant(pinned), published);
    return Found.bareKey(listed, key, issuer, "the metadata of issuer " + Shown.of(issuer));
  }

  /** SMART Health Cards 1.4.0, "Determining keys associated with an issuer". */
  private Found byPublishedKey(List<ListedService> services, Inquiry inquiry) {
    ListedService listed = new Entitlement(inquiry).require(services);
    String issuer = listed.service().issuer().orElseThrow();
    Evidence observed = new Evidence(inquiry.evidence()::need);
    List<Jwk> published =
        new MetadataKeys(crypto, listed.service().terms().hosts(), observed, inquiry.checks())
            .underAddressOf(issuer);
    requireAge(observed, listed, inquiry);
    KeySelection selection = new KeySelection(inquiry);
    List<Jwk> pinned = selection.pinned(published, listed.service().pins().keyThumbprints());
    Jwk key = selection.withAllSaid(selection.meant(pinned), published);
    Found found =
        Found.bareKey(listed, key, issuer, "the published keys of issuer " + Shown.of(issuer));
    return certified(found, key.members().certificates(), inquiry);
  }

  /** Where the operator has anchors for the certificates of the keys, each key needs its chain. */
  private Found certified(Found found, List<String> chain, Inquiry inquiry) {
    Checks checks = inquiry.checks();
    Set<AnchorCertificate> anchors = Set.copyOf(found.listed().certificates());
    if (anchors.isEmpty()) {
      String why = "the trust list has no certificate for the issuer";
      checks.skip(List.of(X509Rule.values()), why);
      checks.skip(List.of(KEY_CERTIFIED, NAME), why);
      return found;
    }
    ValidatedPath path =
        paths.validate(
            chain,
            KnownCertificates.of(anchors),
            inquiry.question().at(),
            CertificateProfile.CREDENTIAL_SIGNER,
            checks);
    CertificateTerms terms = new CertificateTerms(path, inquiry);
    terms.requireSigner(found.key(), found.id());
    terms.requireDemands(found.listed().service().pins());
    terms.requireConformance(found.listed().service().terms());
    return new Found(
        found.listed(),
        found.key(),
        path.signer(),
        Optional.of(path.facts()),
        found.jwk(),
        found.id(),
        found.how() + ", with certificate " + Shown.of(path.subject()));
  }

  private static Found byListedKey(List<ListedService> services, Inquiry inquiry) {
    KeySelection selection = new KeySelection(inquiry);
    List<Jwk> all = keys(services);
    List<Jwk> meant = selection.meant(all);
    selection.requireUnique(meant);
    List<ListedService> having = new ArrayList<>(services.size());
    List<ListedService> meaning = new ArrayList<>(services.size());
    for (ListedService listed : services) {
      // By the key and not by its name: one that another list has suspended is suspended here too.
      if (!meant.isEmpty() && has(listed, meant.get(0).key())) {
        having.add(listed);
        if (!among(listed, meant).isEmpty()) {
          meaning.add(listed);
        }
      }
    }
    Entitlement entitlement = new Entitlement(inquiry);
    // Without a key, the state of the issuer may still be the better explanation.
    ListedService listed =
        meaning.isEmpty() ? entitlement.require(services) : entitlement.require(having, meaning);
    Jwk key = selection.withAllSaid(among(listed, meant), all);
    String id =
        listed
            .service()
            .issuer()
            .or(() -> inquiry.reference().identifier())
            .orElseGet(() -> thumbprint(key.key()));
    return Found.bareKey(listed, key, id, "a key in the list itself");
  }

  private static List<Jwk> keys(List<ListedService> services) {
    if (services.size() == 1) {
      return services.get(0).keys();
    }
    return services.stream().flatMap(listed -> listed.keys().stream()).toList();
  }

  private static boolean has(ListedService listed, VerificationKey key) {
    for (Jwk own : listed.keys()) {
      if (own.key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** Those of its keys that the token can mean. */
  private static List<Jwk> among(ListedService listed, List<Jwk> meant) {
    List<Jwk> own = new ArrayList<>(meant.size());
    for (Jwk key : listed.keys()) {
      if (meant.contains(key)) {
        own.add(key);
      }
    }
    return own;
  }

  /** RFC 9278, 3: a key that nobody has named is named after itself. */
  private static String thumbprint(VerificationKey key) {
    return "urn:ietf:params:oauth:jwk-thumbprint:sha-256:" + key.thumbprint();
  }

  private static void requireAge(Evidence observed, ListedService listed, Inquiry inquiry) {
    Optional<Duration> limit = listed.service().pins().maxStaleness();
    if (limit.isEmpty()) {
      inquiry.checks().skip(DOCUMENT_AGE, "the trust list sets no limit");
      return;
    }
    Instant oldest = inquiry.question().at().minus(limit.get());
    for (Document document : observed.used()) {
      if (document.fetchedAt().isBefore(oldest)) {
        throw inquiry
            .checks()
            .haltUndetermined(
                DOCUMENT_AGE,
                Shown.of(document.uri().toString())
                    + " is of "
                    + document.fetchedAt()
                    + ", and must not be older than "
                    + limit.get());
      }
    }
    inquiry.checks().pass(DOCUMENT_AGE, "");
  }
}

package dev.assay;

import dev.assay.bundle.FreshnessPolicy;
import dev.assay.bundle.OfflineBundle;
import dev.assay.document.Documents;
import dev.assay.rules.RuleList;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides without a network: trust and documents come from a bundle, and every result says how old
 * that is ({@link Facts#freshness}). What is not in the bundle is not fetched; it makes the result
 * undetermined and is named. An instance is safe for use by several threads, and cheap to make when
 * a new bundle is put in force.
 *
 * <pre>{@code
 * CredentialVerifier verifier = CredentialVerifier.create();
 * VerificationKey operator = SignerKey.read(Files.readString(Path.of("operator.jwk")), verifier.crypto());
 * BundleReader reader = new BundleReader(verifier.crypto(), List.of(operator));
 * BundleStore store = new BundleStore(remembered, rememberedLists, FreshnessPolicy.DEFAULT);
 * store.accept(reader.read("desk.bundle", Files.readAllBytes(Path.of("desk.bundle"))), now);
 * OfflineVerifier offline =
 *     new OfflineVerifier(verifier, store.current().orElseThrow(), FreshnessPolicy.DEFAULT);
 * VerificationResult result = offline.verify(VerificationRequest.of(presentation), now);
 * System.out.println(result.verdict() + ", bundle " + result.facts().freshness().orElseThrow().grade());
 * }</pre>
 */
public final class OfflineVerifier {

  private final CredentialVerifier verifier;
  private final OfflineBundle bundle;
  private final FreshnessPolicy policy;

  /**
   * A verifier that decides from this bundle.
   *
   * @param policy what the operator makes of its age
   */
  public OfflineVerifier(
      CredentialVerifier verifier, OfflineBundle bundle, FreshnessPolicy policy) {
    this.verifier = verifier;
    this.bundle = bundle;
    this.policy = policy;
  }

  /** The business rules of the bundle, which a request may ask for. */
  public List<RuleList> ruleLists() {
    return bundle.ruleLists();
  }

  /**
   * Decides, as {@link CredentialVerifier#verify} does. The rules {@code bundle.issued} and {@code
   * bundle.fresh} leave rows of their own in the report.
   */
  public VerificationResult verify(VerificationRequest request, Instant at) {
    return verify(request, at, TrustLists.none(), Documents.none());
  }

  /**
   * Decides with more than the bundle has.
   *
   * @param further lists behind those of the bundle
   * @param own documents that came with the request; they go before those of the bundle
   */
  public VerificationResult verify(
      VerificationRequest request, Instant at, TrustLists further, Documents own) {
    TrustLists trust = bundle.trustLists();
    for (TrustList list : further.lists()) {
      trust = trust.with(list);
    }
    Sources.Bundled bundled = new Sources.Bundled(bundle, policy);
    return verifier.verify(
        request, at, new Sources(trust, own.then(bundle.documents()), Optional.of(bundled)));
  }
}

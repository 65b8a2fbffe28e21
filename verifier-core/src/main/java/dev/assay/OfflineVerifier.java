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

  /** Whom the bundle has it to trust, the most important list first. */
  public TrustLists trustLists() {
    return bundle.trustLists();
  }

  /** The business rules of the bundle, which a request may ask for. */
  public List<RuleList> ruleLists() {
    return bundle.ruleLists();
  }

  /**
   * Decides, as {@link CredentialVerifier#verify} does. The rules {@code bundle.issued} and {@code
   * bundle.fresh} leave rows of their own in the report.
   *
   * @param now what the clock says, and no instant of the requester's choice
   */
  public VerificationResult verify(VerificationRequest request, Instant now) {
    return verify(request, new AsOf(now, now), TrustLists.none(), Documents.none());
  }

  /**
   * Decides as of an instant of the requester's choice, or with more than the bundle has. The
   * bundle's age is that at the later one of the instant and the clock: a decision about the past
   * from a bundle that is too old now is made from one that is too old. A bundle that was not yet
   * issued at the earlier one says nothing.
   *
   * @param further lists behind those of the bundle
   * @param own documents that came with the request; they go behind those of the bundle, so that
   *     they replace nothing that the operator signed
   */
  public VerificationResult verify(
      VerificationRequest request, AsOf asOf, TrustLists further, Documents own) {
    TrustLists trust = bundle.trustLists();
    for (TrustList list : further.lists()) {
      trust = trust.with(list);
    }
    Sources.Bundled bundled = new Sources.Bundled(bundle, policy, asOf);
    return verifier.verify(
        request, asOf.at(), new Sources(trust, bundle.documents().then(own), Optional.of(bundled)));
  }
}

package dev.assay;

import dev.assay.bundle.BundleRule;
import dev.assay.check.Rule;
import dev.assay.check.Stage;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.dcc.DccFormat;
import dev.assay.dcc.DccRule;
import dev.assay.did.DidResolver;
import dev.assay.did.DidRule;
import dev.assay.document.Documents;
import dev.assay.mdoc.MdocFormat;
import dev.assay.mdoc.MdocRule;
import dev.assay.policy.PolicyRule;
import dev.assay.rules.BusinessRule;
import dev.assay.rules.RuleListRule;
import dev.assay.sdjwt.SdJwtFormat;
import dev.assay.sdjwt.SdJwtRule;
import dev.assay.sdjwt.SdJwtVcRule;
import dev.assay.shc.ShcFormat;
import dev.assay.shc.ShcRule;
import dev.assay.status.CardRevocations;
import dev.assay.status.CardStatusRule;
import dev.assay.status.CertificateRevocation;
import dev.assay.status.OcspRule;
import dev.assay.status.RevocationRule;
import dev.assay.status.StatusRule;
import dev.assay.status.TokenStatusLists;
import dev.assay.trust.IssuerResolver;
import dev.assay.trust.TrustListRule;
import dev.assay.trust.TrustLists;
import dev.assay.trust.TrustRule;
import dev.assay.vds.VdsFormat;
import dev.assay.vds.VdsRule;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.MdocCertificateRule;
import dev.assay.x509.X509Rule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether a credential may be believed.
 *
 * <p>The decision is a pure function of its arguments: it reads no clock, no network and no file,
 * and the same arguments give the same result at any time. What the decision needs from outside and
 * does not find among the documents makes the result {@link VerificationResult.Undetermined}, with
 * the documents named; {@link FetchingVerifier} gets them and asks again.
 *
 * <p>An instance is safe for use by several threads and meant to be kept: it remembers validated
 * certificate chains and status lists by their digests, which makes the next decision cheaper and
 * changes no decision.
 *
 * <p>Accepted, for example: an SD-JWT VC whose issuer the trust list grants its type, presented
 * with a key binding JWT for the nonce that was expected. Rejected: the same one with another
 * nonce. Undetermined: the same one as long as its status list is not among the documents.
 */
public final class CredentialVerifier {

  private static final List<Rule> COMMON_RULES =
      Stream.<Rule[]>of(
              TrustRule.values(),
              X509Rule.values(),
              DidRule.values(),
              StatusRule.values(),
              RevocationRule.values(),
              OcspRule.values(),
              PolicyRule.values())
          .flatMap(Stream::of)
          .toList();

  /**
   * The rules that bind every format. Those about the signer of a status list are tried in a report
   * of their own, of which {@link StatusRule} keeps the sum.
   */
  private static final List<Rule> BOUND_RULES =
      COMMON_RULES.stream()
          .filter(rule -> !(rule instanceof TrustRule && rule.stage() == Stage.STATUS))
          .toList();

  /** Whether they hold makes the proof of the holder. */
  static final List<Rule> HOLDER_RULES =
      rules().stream().filter(rule -> rule.stage() == Stage.HOLDER).toList();

  private final Crypto crypto;
  private final Formats formats;
  private final IssuerResolver issuers;
  private final TokenStatusLists statusLists;
  private final CardRevocations cardRevocations = new CardRevocations();
  private final CertificateRevocation revocation;

  /** A verifier on this cryptography, with these limits. */
  public CredentialVerifier(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.formats =
        new Formats(
            List.of(
                SdJwtFormat.vc(crypto, limits),
                SdJwtFormat.plain(crypto, limits),
                new MdocFormat(crypto, limits),
                new DccFormat(crypto, limits),
                new VdsFormat(crypto, limits),
                new ShcFormat(crypto, limits)),
            BOUND_RULES);
    this.issuers =
        new IssuerResolver(crypto, new CertificatePaths(crypto, limits), new DidResolver(crypto));
    this.statusLists = new TokenStatusLists(crypto, limits);
    this.revocation = new CertificateRevocation(crypto, limits);
  }

  /** A verifier on the fastest cryptography that this machine has, with the default limits. */
  public static CredentialVerifier create() {
    return new CredentialVerifier(Crypto.select(), Limits.DEFAULT);
  }

  /**
   * Decides. Nothing in the input can make this method throw.
   *
   * @param request what is to be decided
   * @param at the instant of the decision
   * @param trust whom to trust; an empty one trusts nobody
   * @param documents what the decision may use from outside
   */
  public VerificationResult verify(
      VerificationRequest request, Instant at, TrustLists trust, Documents documents) {
    return verify(request, at, Sources.of(trust, documents));
  }

  VerificationResult verify(VerificationRequest request, Instant at, Sources sources) {
    return new Verification(this, request, at, sources).run();
  }

  /** The cryptography in use. */
  public Crypto crypto() {
    return crypto;
  }

  /** The identifiers of the formats that this version reads. */
  public List<String> formatIds() {
    return formats.all().stream().map(CredentialFormat::id).toList();
  }

  /**
   * Every rule that this version knows, by room. Those of {@link TrustListRule} and {@link
   * RuleListRule} are tried when a list is loaded, and leave no row in the report of a
   * verification; so are those of {@link BundleRule}, but for the two that say how old the bundle
   * of a decision was. Those of {@link BusinessRule} leave one where business rules are asked for.
   */
  public static List<Rule> rules() {
    Stream<Rule[]> formats =
        Stream.of(
            FormatRule.values(),
            SdJwtRule.values(),
            SdJwtVcRule.values(),
            MdocRule.values(),
            MdocCertificateRule.values(),
            DccRule.values(),
            VdsRule.values(),
            ShcRule.values(),
            CardStatusRule.values());
    return Stream.of(
            formats.flatMap(Stream::of),
            COMMON_RULES.stream(),
            Stream.<Rule>of(TrustListRule.values()),
            Stream.<Rule>of(BundleRule.values()),
            Stream.<Rule>of(BusinessRule.values()),
            Stream.<Rule>of(RuleListRule.values()))
        .flatMap(rules -> rules)
        .toList();
  }

  Formats formats() {
    return formats;
  }

  IssuerResolver issuers() {
    return issuers;
  }

  TokenStatusLists statusLists() {
    return statusLists;
  }

  CardRevocations cardRevocations() {
    return cardRevocations;
  }

  CertificateRevocation revocation() {
    return revocation;
  }
}

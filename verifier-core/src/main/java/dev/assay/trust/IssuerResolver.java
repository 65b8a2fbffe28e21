package dev.assay.trust;

import static dev.assay.trust.TrustRule.LISTED;
import static dev.assay.trust.TrustRule.MECHANISM;
import static dev.assay.trust.TrustRule.ROLE;
import static dev.assay.trust.TrustRule.STATUS_SIGNER;

import dev.assay.check.Checks;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Role;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.did.DidResolver;
import dev.assay.document.Evidence;
import dev.assay.trust.MechanismChoice.Choice;
import dev.assay.x509.CertificatePaths;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out who may have signed a token: the one place where a reference in untrusted input becomes
 * a key, and the key always comes from a trust list, or from where the trust list says.
 *
 * <p>Everything that stands in the way is a row of {@link TrustRule}, and ends the verification.
 */
public final class IssuerResolver {

  private final KeyFinder keys;

  /** A resolver; safe for use by several threads. */
  public IssuerResolver(Crypto crypto, CertificatePaths paths, DidResolver dids) {
    this.keys = new KeyFinder(crypto, paths, dids);
  }

  /**
   * Who may have signed a credential.
   *
   * @return one issuer with the one key that the token must be signed with, or several where the
   *     format lets names of keys collide; the verification ends inside this method if there is
   *     none
   */
  public List<TrustedIssuer> resolve(
      TrustLists lists, Question question, Evidence evidence, Checks checks) {
    Inquiry inquiry = new Inquiry(question, evidence, checks);
    MechanismChoice choosing =
        new MechanismChoice(lists, question.reference(), question.role(), checks);
    Choice choice = choosing.forIssuer();
    new Entitlement(inquiry).requireStanding(choosing.naming(question.format()));
    List<KeyFinder.Found> found = keys.find(choice, inquiry);
    checks.pass(ROLE, question.role().code());
    checks.pass(MECHANISM, found.get(0).listed().service().mechanism().code());
    checks.pass(
        LISTED, found.stream().map(IssuerResolver::reason).collect(Collectors.joining("; ")));
    return found.stream().map(one -> issuer(one, question.at())).toList();
  }

  /**
   * Who may have signed the status list of a credential: a service with role {@code status} in the
   * entry that made the credential's issuer trusted, and nobody else. Token Status List draft-20,
   * 11.3.
   *
   * @param issuer the issuer of the credential
   * @param reference who the status list token says has signed it
   * @return one signer with one key; the verification ends inside this method if there is none
   */
  public List<TrustedIssuer> resolveStatusSigner(
      TrustLists lists,
      TrustedIssuer issuer,
      IssuerReference reference,
      Instant at,
      Evidence evidence,
      Checks checks) {
    TrustSource source = issuer.source();
    TrustLists own =
        new TrustLists(lists.lists().stream().filter(list -> isFrom(list, source)).toList());
    Question question = new Question(reference, "", Optional.empty(), Role.STATUS, at);
    Choice choice =
        new MechanismChoice(own, reference, Role.STATUS, checks).forStatus(source.entry());
    KeyFinder.Found found = keys.find(choice, new Inquiry(question, evidence, checks)).get(0);
    TrustedIssuer signer = issuer(found, at);
    checks.pass(STATUS_SIGNER, found.listed() + ", by " + found.how());
    return List.of(signer);
  }

  private static boolean isFrom(TrustList list, TrustSource source) {
    return list.id().equals(source.list()) && list.digest().equals(source.digest());
  }

  private static TrustedIssuer issuer(KeyFinder.Found found, Instant at) {
    ListedService listed = found.listed();
    TrustList list = listed.list();
    TrustSource source =
        new TrustSource(
            list.id(),
            list.sequence(),
            list.digest(),
            listed.entry().id(),
            Entitlement.staleness(list, at));
    return new TrustedIssuer(
        found.id(),
        listed.entry().name(),
        listed.entry().sector(),
        listed.service().mechanism(),
        found.key(),
        listed.service().terms(),
        found.signer(),
        found.certificate(),
        found.jwk(),
        source);
  }

  private static String reason(KeyFinder.Found found) {
    return found.listed().granted() + ", by " + found.how();
  }
}

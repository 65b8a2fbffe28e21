package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.HaipRule.CLIENT;
import static dev.assay.server.openid4vp.HaipRule.DC_API_ENCRYPTED;
import static dev.assay.server.openid4vp.HaipRule.ENCRYPTED;
import static dev.assay.server.openid4vp.HaipRule.SIGNED;
import static dev.assay.server.openid4vp.HaipRule.SIGNER;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.server.openid4vp.SignerProof.Certificates;
import java.util.List;
import java.util.Optional;

/**
 * The High Assurance Interoperability Profile 1.0, 5 to 5.2, held against how an operator has set
 * up requests.
 */
public final class HaipProfile {

  private HaipProfile() {}

  /**
   * What keeps requests by a link from being what the profile demands.
   *
   * @param signer what signs them; absent if nothing does
   * @return the rows of the {@link HaipRule}s that do not hold; none if the requests conform
   */
  public static List<CheckResult> faults(
      ClientIdentifier client, ResponseMode mode, Optional<RequestSigner> signer) {
    Checks checks = new Checks();
    checks.bind(HaipRule.OF_LINKS);
    checks.check(SIGNED, signer.isPresent(), () -> "nothing signs requests");
    checks.check(
        CLIENT,
        client instanceof ClientIdentifier.X509Hash,
        () -> "the client is not named by a hash");
    checks.check(
        SIGNER,
        signer.filter(HaipProfile::isSelfSigned).isEmpty(),
        () -> "the certificate is signed by its own key");
    checks.check(
        ENCRYPTED, mode == ResponseMode.DIRECT_POST_JWT, () -> "response_mode is " + mode.value());
    return checks.report().with(Outcome.FAILED);
  }

  /**
   * What keeps a request through a browser from being what the profile demands. It permits those
   * that nobody signs, and of what is signed it demands the same as of a link, of each who signs.
   *
   * @param signers who signs it; none if nobody does
   * @return the rows of the {@link HaipRule}s that do not hold; none if the request conforms
   */
  public static List<CheckResult> faults(ResponseMode mode, List<DcApiRequest.Sender> signers) {
    Checks checks = new Checks();
    checks.bind(HaipRule.OF_THE_DC_API);
    checks.check(
        CLIENT,
        signers.stream().allMatch(one -> one.client() instanceof ClientIdentifier.X509Hash),
        () -> "a client is not named by a hash");
    checks.check(
        SIGNER,
        signers.stream().noneMatch(one -> isSelfSigned(one.signer())),
        () -> "a certificate is signed by its own key");
    checks.check(
        DC_API_ENCRYPTED,
        mode == ResponseMode.DC_API_JWT,
        () -> "response_mode is " + mode.value());
    return checks.report().with(Outcome.FAILED);
  }

  private static boolean isSelfSigned(RequestSigner signer) {
    return signer.proof() instanceof Certificates certificates && certificates.isSelfSigned();
  }
}

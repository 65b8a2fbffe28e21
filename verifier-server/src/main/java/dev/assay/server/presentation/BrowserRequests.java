package dev.assay.server.presentation;

import dev.assay.check.Checks;
import dev.assay.server.openid4vp.DcApiParameters;
import dev.assay.server.openid4vp.DcApiRequest;
import dev.assay.server.openid4vp.DcApiRequest.Sender;
import dev.assay.server.openid4vp.HaipProfile;
import dev.assay.server.openid4vp.MultiSignedRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a browser passes to wallets for our page: one question in several forms, of which each
 * wallet takes the first that it knows.
 *
 * @param origin of the page
 */
record BrowserRequests(Identities identities, String origin) {

  /**
   * The forms that can be made and that the profile permits: one that several sign, if there are
   * several; one that is signed, where the page has an origin that can be signed for; and one that
   * leaves it to the browser to say who asks.
   *
   * @throws GeneralSecurityException if the provider cannot sign
   */
  List<DcApiRequest> of(DcApiParameters parameters, Opening.Profile profile, Instant now)
      throws GeneralSecurityException {
    List<DcApiRequest> requests = new ArrayList<>();
    List<Sender> senders = identities.senders(origin, now);
    if (permits(profile, parameters, senders)) {
      MultiSignedRequest.of(parameters, senders, now, new Checks()).ifPresent(requests::add);
    }
    Sender sender = identities.sender(origin);
    if (permits(profile, parameters, List.of(sender))) {
      DcApiRequest.signed(parameters, sender, now, new Checks()).ifPresent(requests::add);
    }
    if (permits(profile, parameters, List.of())) {
      DcApiRequest.unsigned(parameters, new Checks()).ifPresent(requests::add);
    }
    return requests;
  }

  private static boolean permits(
      Opening.Profile profile, DcApiParameters parameters, List<Sender> signers) {
    return profile != Opening.Profile.HAIP
        || HaipProfile.faults(parameters.mode(), signers).isEmpty();
  }
}

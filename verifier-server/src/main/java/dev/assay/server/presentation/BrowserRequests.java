package dev.assay.server.presentation;

import dev.assay.check.Checks;
import dev.assay.credential.Exchange;
import dev.assay.server.iso18013.EncryptionInfo;
import dev.assay.server.iso18013.MdocApiRequest;
import dev.assay.server.iso18013.MdocQuestion;
import dev.assay.server.iso18013.ReaderAuthentication;
import dev.assay.server.openid4vp.ClientMetadata;
import dev.assay.server.openid4vp.DcApiParameters;
import dev.assay.server.openid4vp.DcApiRequest;
import dev.assay.server.openid4vp.DcApiRequest.Sender;
import dev.assay.server.openid4vp.HaipProfile;
import dev.assay.server.openid4vp.MultiSignedRequest;
import dev.assay.server.openid4vp.ResponseMode;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser passes to wallets for our page: one question in several forms, of which each
 * wallet takes the first that it knows.
 */
record BrowserRequests(Asking asking) {

  /**
   * The forms that can be made and that the profile permits: one that several sign, if there are
   * several; one that is signed, where the page has an origin that can be signed for; one that
   * leaves it to the browser to say who asks; and one for wallets of ISO/IEC 18013-7, where the
   * query can be said to them.
   *
   * @return members {@code protocol} and {@code data} each
   * @throws GeneralSecurityException if the provider cannot sign
   */
  List<Map<String, Object>> of(Question question, Instant now) throws GeneralSecurityException {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (DcApiRequest one : openId4Vp(question, now)) {
      requests.add(json(one.protocol().value(), one.data()));
    }
    Optional<MdocApiRequest> mdoc = mdoc(question);
    if (mdoc.isPresent()) {
      requests.add(json(MdocApiRequest.PROTOCOL, mdoc.get().data()));
    }
    return requests;
  }

  private List<DcApiRequest> openId4Vp(Question question, Instant now)
      throws GeneralSecurityException {
    DcApiParameters parameters =
        new DcApiParameters(
            question.key().isPresent() ? ResponseMode.DC_API_JWT : ResponseMode.DC_API,
            Asking.content(question),
            new ClientMetadata(question.key()));
    List<DcApiRequest> requests = new ArrayList<>();
    List<Sender> senders = asking.identities().senders(origin(), now);
    if (permits(question, parameters, senders)) {
      MultiSignedRequest.of(parameters, senders, now, new Checks()).ifPresent(requests::add);
    }
    Sender sender = asking.identities().sender(origin());
    if (permits(question, parameters, List.of(sender))) {
      DcApiRequest.signed(parameters, sender, now, new Checks()).ifPresent(requests::add);
    }
    if (permits(question, parameters, List.of())) {
      DcApiRequest.unsigned(parameters, new Checks()).ifPresent(requests::add);
    }
    return requests;
  }

  private static boolean permits(
      Question question, DcApiParameters parameters, List<Sender> signers) {
    return question.profile() != Opening.Profile.HAIP
        || HaipProfile.faults(parameters.mode(), signers).isEmpty();
  }

  private Optional<MdocApiRequest> mdoc(Question question) {
    return question
        .mdocKey()
        .map(key -> EncryptionInfo.of(question.nonce(), key))
        .flatMap(
            info ->
                MdocQuestion.of(question.query())
                    .map(asked -> new MdocApiRequest(asked, info, reader(info))));
  }

  private ReaderAuthentication reader(EncryptionInfo info) {
    return new ReaderAuthentication(
        asking.identities().first().signer(), new Exchange.AnnexC(info.text(), origin()));
  }

  /** Of the page. */
  private String origin() {
    return asking.addresses().origin();
  }

  private static Map<String, Object> json(String protocol, Map<String, Object> data) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocol);
    json.put("data", data);
    return json;
  }
}

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
import dev.assay.server.openid4vp.ResponseMode;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes of a question the requests for one call of a browser. */
record BrowserRequests(Asking asking) {

  /**
   * The requests: one that is signed, where the page has an origin that can be signed for; one that
   * leaves it to the browser to say who asks; and one for wallets of ISO/IEC 18013-7, where the
   * query can be said to them.
   *
   * @return members {@code protocol} and {@code data} each
   */
  List<Map<String, Object>> of(Question question) throws GeneralSecurityException {
    List<Map<String, Object>> requests = new ArrayList<>();
    openId4Vp(question).forEach(one -> requests.add(json(one.protocol().value(), one.data())));
    Optional<MdocApiRequest> mdoc = mdoc(question);
    if (mdoc.isPresent()) {
      requests.add(json(MdocApiRequest.PROTOCOL, mdoc.get().data()));
    }
    return requests;
  }

  private Stream<DcApiRequest> openId4Vp(Question question) throws GeneralSecurityException {
    DcApiParameters parameters =
        new DcApiParameters(
            question.key().isPresent() ? ResponseMode.DC_API_JWT : ResponseMode.DC_API,
            Asking.content(question),
            new ClientMetadata(question.key()));
    DcApiRequest.Sender sender =
        new DcApiRequest.Sender(
            asking.client(), asking.signer(), List.of(asking.addresses().origin()));
    return Stream.of(
            DcApiRequest.signed(parameters, sender, new Checks()),
            DcApiRequest.unsigned(parameters, new Checks()))
        .flatMap(Optional::stream);
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
        asking.signer(), new Exchange.AnnexC(info.text(), asking.addresses().origin()));
  }

  private static Map<String, Object> json(String protocol, Map<String, Object> data) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocol);
    json.put("data", data);
    return json;
  }
}

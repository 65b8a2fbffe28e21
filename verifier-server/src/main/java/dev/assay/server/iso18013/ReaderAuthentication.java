package dev.assay.server.iso18013;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborEncoded;
import dev.assay.cbor.CborTagged;
import dev.assay.credential.Exchange;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.server.openid4vp.RequestSigner;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * Says who asks, where the certificate is one of a reader of mobile documents: {@code readerAuth}
 * of ISO/IEC 18013-5, 12.5. It holds for one exchange.
 */
public record ReaderAuthentication(RequestSigner signer, Exchange exchange) {

  /**
   * The signature of a request for one document.
   *
   * @param itemsRequest exactly as it is sent
   * @return a COSE_Sign1; empty if the certificate is another one
   */
  Optional<List<Object>> of(CborTagged itemsRequest) throws GeneralSecurityException {
    if (!signer.isReader()) {
      return Optional.empty();
    }
    Object covered =
        List.of(
            "ReaderAuthentication", new CborEncoded(SessionTranscript.of(exchange)), itemsRequest);
    CborTagged bytes = CborTagged.encodedCbor(ByteString.of(Cbor.write(covered)));
    return Optional.of(signer.signDetached(bytes.encoding()));
  }
}

package dev.assay.mdoc;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborNull;
import dev.assay.credential.Exchange;
import dev.assay.crypto.HashAlgorithm;
import java.util.List;
import java.util.Optional;

/**
 * What ties the proof of a device to one exchange: the array {@code [DeviceEngagementBytes,
 * EReaderKeyBytes, Handover]} of ISO/IEC 18013-5, 12.7.1, of which every kind of exchange over the
 * internet has a form of its own.
 */
public final class SessionTranscript {

  private SessionTranscript() {}

  /**
   * The transcript of an exchange.
   *
   * @return the CBOR array, without a tag
   */
  public static ByteString of(Exchange exchange) {
    if (exchange instanceof Exchange.Redirect redirect) {
      return redirect(redirect);
    }
    if (exchange instanceof Exchange.DigitalCredentialsApi api) {
      return digitalCredentialsApi(api);
    }
    if (exchange instanceof Exchange.AnnexB annexB) {
      return annexB(annexB);
    }
    if (exchange instanceof Exchange.AnnexC annexC) {
      return annexC(annexC);
    }
    return ((Exchange.Transcript) exchange).sessionTranscript();
  }

  /** OpenID4VP 1.0, B.2.6.1. */
  private static ByteString redirect(Exchange.Redirect redirect) {
    Object info =
        List.of(
            redirect.clientId(),
            redirect.nonce(),
            orNull(redirect.jwkThumbprint()),
            redirect.responseUri());
    return handover(List.of("OpenID4VPHandover", hash(info)));
  }

  /** OpenID4VP 1.0, B.2.6.2. */
  private static ByteString digitalCredentialsApi(Exchange.DigitalCredentialsApi api) {
    Object info = List.of(api.origin(), api.nonce(), orNull(api.jwkThumbprint()));
    return handover(List.of("OpenID4VPDCAPIHandover", hash(info)));
  }

  /** ISO/IEC 18013-7, B.4.4. */
  private static ByteString annexB(Exchange.AnnexB annexB) {
    return handover(
        List.of(
            hash(List.of(annexB.clientId(), annexB.mdocGeneratedNonce())),
            hash(List.of(annexB.responseUri(), annexB.mdocGeneratedNonce())),
            annexB.nonce()));
  }

  /** ISO/IEC 18013-7, Annex C. */
  private static ByteString annexC(Exchange.AnnexC annexC) {
    Object info = List.of(annexC.encryptionInfo(), annexC.origin());
    return handover(List.of("dcapi", hash(info)));
  }

  /** Over the internet there is no engagement and no key of the reader's in the transcript. */
  static ByteString handover(List<Object> handover) {
    return ByteString.of(Cbor.write(List.of(CborNull.NULL, CborNull.NULL, handover)));
  }

  static ByteString hash(Object info) {
    return ByteString.of(HashAlgorithm.SHA_256.digest(Cbor.write(info)));
  }

  private static Object orNull(Optional<ByteString> bytes) {
    return bytes.isPresent() ? bytes.get() : CborNull.NULL;
  }
}

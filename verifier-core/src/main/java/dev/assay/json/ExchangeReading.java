package dev.assay.json;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import dev.assay.credential.Exchange;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.json.RequestFault.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Reads the exchange in which a presentation was asked for.
 *
 * <pre>{@code
 * {"openid4vp": {"clientId": …, "nonce": …, "responseUri": …, "jwkThumbprint": …}}
 * {"openid4vp": {"clientId": …, "nonce": …, "responseUri": …, "mdocGeneratedNonce": …}}
 * {"dcApi": {"origin": …, "nonce": …, "jwkThumbprint": …}}
 * {"dcApi": {"origin": …, "encryptionInfo": …}}
 * {"sessionTranscript": "base64url of the CBOR array, or of SessionTranscriptBytes"}
 * }</pre>
 *
 * <p>The second is ISO/IEC 18013-7 Annex B, for wallets of before OpenID4VP 1.0; the fourth its
 * Annex C, {@code org-iso-mdoc}.
 */
final class ExchangeReading {

  static final List<String> MEMBERS = List.of("sessionTranscript", "openid4vp", "dcApi");

  /** [DeviceEngagementBytes, EReaderKeyBytes, Handover]: ISO/IEC 18013-5, 12.7.1. */
  private static final int TRANSCRIPT_MEMBERS = 3;

  /** A SHA-256 digest: RFC 7638, 3. */
  private static final int THUMBPRINT_BYTES = 32;

  private ExchangeReading() {}

  /**
   * An exchange, and what a key binding JWT would name in it.
   *
   * @param nonce absent where there would be no such proof
   */
  record Asked(Exchange exchange, Optional<String> nonce, Optional<String> audience) {

    private static Asked of(Exchange exchange, String nonce, String audience) {
      return new Asked(exchange, Optional.of(nonce), Optional.of(audience));
    }

    private static Asked of(Exchange exchange) {
      return new Asked(exchange, Optional.empty(), Optional.empty());
    }
  }

  /** Empty if no exchange is described. */
  static Optional<Asked> read(RequestObject binding) throws RequestFault {
    List<String> present = MEMBERS.stream().filter(binding::has).toList();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    if (present.size() > 1) {
      throw binding.fault(
          Reason.BAD_VALUE, present.get(1), "must not stand beside " + present.get(0));
    }
    if (binding.has("sessionTranscript")) {
      return Optional.of(Asked.of(new Exchange.Transcript(transcript(binding))));
    }
    Optional<RequestObject> openid4vp = binding.optionalObject("openid4vp");
    if (openid4vp.isPresent()) {
      return Optional.of(openid4vp(openid4vp.get()));
    }
    return Optional.of(dcApi(binding.optionalObject("dcApi").orElseThrow()));
  }

  private static Asked openid4vp(RequestObject asked) throws RequestFault {
    asked.allowOnly(
        List.of("clientId", "nonce", "responseUri", "jwkThumbprint", "mdocGeneratedNonce"));
    String clientId = asked.name("clientId");
    String nonce = asked.name("nonce");
    String responseUri = asked.name("responseUri");
    Optional<String> generated = asked.optionalText("mdocGeneratedNonce");
    if (generated.isEmpty()) {
      Optional<ByteString> thumbprint = thumbprint(asked);
      return Asked.of(
          new Exchange.Redirect(clientId, nonce, responseUri, thumbprint), nonce, clientId);
    }
    if (asked.has("jwkThumbprint")) {
      throw asked.fault(
          Reason.BAD_VALUE, "jwkThumbprint", "has no place beside mdocGeneratedNonce");
    }
    return Asked.of(
        new Exchange.AnnexB(clientId, responseUri, nonce, generated.get()), nonce, clientId);
  }

  private static Asked dcApi(RequestObject asked) throws RequestFault {
    String origin = asked.name("origin");
    if (asked.has("encryptionInfo")) {
      asked.allowOnly(List.of("origin", "encryptionInfo"));
      return Asked.of(new Exchange.AnnexC(asked.name("encryptionInfo"), origin));
    }
    asked.allowOnly(List.of("origin", "nonce", "jwkThumbprint", "encryptionInfo"));
    String nonce = asked.name("nonce");
    // OpenID4VP 1.0, A.2: the audience of other proofs is the origin with this prefix.
    return Asked.of(
        new Exchange.DigitalCredentialsApi(origin, nonce, thumbprint(asked)),
        nonce,
        "origin:" + origin);
  }

  private static Optional<ByteString> thumbprint(RequestObject asked) throws RequestFault {
    if (!asked.has("jwkThumbprint")) {
      return Optional.empty();
    }
    ByteString thumbprint = bytes(asked, "jwkThumbprint");
    if (thumbprint.length() != THUMBPRINT_BYTES) {
      throw asked.fault(
          Reason.BAD_VALUE, "jwkThumbprint", "must be a SHA-256 JWK thumbprint: 32 bytes");
    }
    return Optional.of(thumbprint);
  }

  private static ByteString transcript(RequestObject binding) throws RequestFault {
    ByteString bytes = bytes(binding, "sessionTranscript");
    try {
      Object item = Cbor.read(bytes, CborLimits.DEFAULT);
      if (item instanceof CborTagged tagged && tagged.content().isPresent()) {
        bytes = tagged.content().get();
        item = Cbor.read(bytes, CborLimits.DEFAULT);
      }
      if (item instanceof List<?> members && members.size() == TRANSCRIPT_MEMBERS) {
        return bytes;
      }
    } catch (CborException e) {
      // The same fault as for CBOR that is something else.
    }
    throw binding.fault(
        Reason.BAD_VALUE,
        "sessionTranscript",
        "must be the CBOR of a SessionTranscript: an array of three, or tag 24 around it");
  }

  static ByteString bytes(RequestObject object, String name) throws RequestFault {
    try {
      return ByteString.of(Base64Url.decode(object.name(name)));
    } catch (Base64UrlException e) {
      throw object.fault(Reason.BAD_VALUE, name, "must be base64url without padding");
    }
  }
}

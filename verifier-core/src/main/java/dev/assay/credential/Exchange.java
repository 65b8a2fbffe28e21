package dev.assay.credential;

import dev.assay.cbor.ByteString;
import java.util.Optional;

/**
 * The exchange in which a presentation was asked for. An mdoc's device signs over it, in a form
 * that depends on the kind of exchange; the kind comes from whoever asked, never from what came
 * back.
 */
public sealed interface Exchange {

  /**
   * OpenID4VP 1.0, B.2.6.1: the wallet was called by a link and answers to an address.
   *
   * @param clientId with its prefix, exactly as in the request
   * @param responseUri {@code response_uri}, or {@code redirect_uri}
   * @param jwkThumbprint the RFC 7638 SHA-256 thumbprint, 32 bytes, of the key that the response
   *     was encrypted with; absent if it was not encrypted
   */
  record Redirect(
      String clientId, String nonce, String responseUri, Optional<ByteString> jwkThumbprint)
      implements Exchange {

    /** Does not show the nonce. */
    @Override
    public String toString() {
      return "Redirect";
    }
  }

  /**
   * OpenID4VP 1.0, B.2.6.2: over the Digital Credentials API of a browser.
   *
   * @param origin without the prefix {@code origin:}
   * @param jwkThumbprint as in {@link Redirect}
   */
  record DigitalCredentialsApi(String origin, String nonce, Optional<ByteString> jwkThumbprint)
      implements Exchange {

    /** Does not show the nonce. */
    @Override
    public String toString() {
      return "DigitalCredentialsApi";
    }
  }

  /**
   * ISO/IEC 18013-7 Annex B: wallets of before OpenID4VP 1.0.
   *
   * @param mdocGeneratedNonce the wallet's own, from {@code apu} of the encrypted response
   */
  record AnnexB(String clientId, String responseUri, String nonce, String mdocGeneratedNonce)
      implements Exchange {

    /** Does not show the nonces. */
    @Override
    public String toString() {
      return "AnnexB";
    }
  }

  /**
   * ISO/IEC 18013-7 Annex C: {@code org-iso-mdoc} over the Digital Credentials API.
   *
   * @param encryptionInfo base64url, exactly as in the request
   * @param origin as the browser serializes it
   */
  record AnnexC(String encryptionInfo, String origin) implements Exchange {

    /** Does not show the request. */
    @Override
    public String toString() {
      return "AnnexC";
    }
  }

  /**
   * Any other, such as face to face: the transcript itself.
   *
   * @param sessionTranscript the CBOR array, without the tag that makes SessionTranscriptBytes of
   *     it
   */
  record Transcript(ByteString sessionTranscript) implements Exchange {

    @Override
    public String toString() {
      return "Transcript";
    }
  }
}

package dev.assay.mdoc;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborTagged;
import dev.assay.credential.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forms of a transcript that wallets are known to mistake for the right one. They never make a
 * proof hold: a proof that does not hold is explained by them, so that nobody has to try by hand.
 */
final class OtherTranscripts {

  private OtherTranscripts() {}

  /** A transcript, and what people call it. */
  record Other(String name, ByteString transcript) {}

  static List<Other> of(Exchange expected) {
    List<Other> others = new ArrayList<>();
    if (expected instanceof Exchange.Redirect redirect) {
      addOf(redirect, others);
    } else if (expected instanceof Exchange.DigitalCredentialsApi api) {
      addOf(api, others);
    } else if (expected instanceof Exchange.AnnexB annexB) {
      addOf(annexB, others);
    } else if (expected instanceof Exchange.Transcript transcript) {
      ByteString bytes = transcript.sessionTranscript();
      others.add(
          new Other(
              "SessionTranscriptBytes, tag 24, in the place of SessionTranscript",
              CborTagged.encodedCbor(bytes).encoding()));
    }
    return others;
  }

  private static void addOf(Exchange.Redirect redirect, List<Other> others) {
    String clientId = redirect.clientId();
    String nonce = redirect.nonce();
    String uri = redirect.responseUri();
    String bare = withoutPrefix(clientId);
    if (redirect.jwkThumbprint().isPresent()) {
      add(
          "OpenID4VP 1.0 by redirect, without the thumbprint of the encryption key",
          new Exchange.Redirect(clientId, nonce, uri, Optional.empty()),
          others);
    }
    add(
        "OpenID4VP 1.0 by redirect, with a client_id without its prefix",
        new Exchange.Redirect(bare, nonce, uri, redirect.jwkThumbprint()),
        others);
    add(
        "OpenID4VP 1.0 over the Digital Credentials API, from the origin of response_uri",
        new Exchange.DigitalCredentialsApi(origin(uri), nonce, redirect.jwkThumbprint()),
        others);
    addBefore("", clientId, uri, nonce, others);
    addBefore(", with a client_id without its prefix", bare, uri, nonce, others);
  }

  /** The wallet's nonce is not known here; some wallets had none. */
  private static void addBefore(
      String how, String clientId, String uri, String nonce, List<Other> others) {
    add(
        "ISO/IEC 18013-7 Annex B (OpenID4VP draft 18) with an empty mdoc-generated nonce" + how,
        new Exchange.AnnexB(clientId, uri, nonce, ""),
        others);
    add(
        "ISO/IEC 18013-7 Annex B (OpenID4VP draft 18) with the nonce as mdoc-generated nonce" + how,
        new Exchange.AnnexB(clientId, uri, nonce, nonce),
        others);
  }

  private static void addOf(Exchange.DigitalCredentialsApi api, List<Other> others) {
    String origin = api.origin();
    if (api.jwkThumbprint().isPresent()) {
      add(
          "the Digital Credentials API, without the thumbprint of the encryption key",
          new Exchange.DigitalCredentialsApi(origin, api.nonce(), Optional.empty()),
          others);
    }
    add(
        "the Digital Credentials API, with a prefix before the origin",
        new Exchange.DigitalCredentialsApi("origin:" + origin, api.nonce(), api.jwkThumbprint()),
        others);
    add(
        "the Digital Credentials API, with a slash behind the origin",
        new Exchange.DigitalCredentialsApi(origin + "/", api.nonce(), api.jwkThumbprint()),
        others);
    for (String clientId : List.of("web-origin:" + origin, "origin:" + origin)) {
      Object info = List.of(origin, clientId, api.nonce());
      others.add(
          new Other(
              "the Digital Credentials API of OpenID4VP draft 24",
              SessionTranscript.handover(
                  List.of("OpenID4VPDCAPIHandover", SessionTranscript.hash(info)))));
    }
  }

  private static void addOf(Exchange.AnnexB annexB, List<Other> others) {
    add(
        "OpenID4VP 1.0 by redirect, without encryption",
        new Exchange.Redirect(
            annexB.clientId(), annexB.nonce(), annexB.responseUri(), Optional.empty()),
        others);
    addBefore("", annexB.clientId(), annexB.responseUri(), annexB.nonce(), others);
  }

  private static void add(String name, Exchange exchange, List<Other> others) {
    others.add(new Other(name, SessionTranscript.of(exchange)));
  }

  /** {@code x509_san_dns:verifier.example} becomes {@code verifier.example}. */
  private static String withoutPrefix(String clientId) {
    return clientId.substring(clientId.indexOf(':') + 1);
  }

  /** Scheme and host, without what follows them. */
  private static String origin(String uri) {
    int host = uri.indexOf("//") + 2;
    int path = uri.indexOf('/', host);
    return path < 0 ? uri : uri.substring(0, path);
  }
}

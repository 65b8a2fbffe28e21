package dev.assay.server.presentation;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.credential.Exchange;
import dev.assay.jose.Json;
import dev.assay.server.openid4vp.DcApiAnswer;
import dev.assay.server.openid4vp.DirectPost;
import dev.assay.server.openid4vp.ExpectedResponse;
import dev.assay.server.openid4vp.WalletResponse;
import dev.assay.server.transaction.Handle;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back to a question, by the way that it came. The way decides what a holder must have
 * proved: it is known from where the answer arrived, and never read from what arrived.
 */
sealed interface Answer {

  /** What tells it from every other answer. */
  String digest();

  /** What a developer is told that it is. */
  Message.Kind kind();

  /** All of it, as JSON. */
  Map<String, Object> json();

  /** Reads it; empty if it breaks a rule. */
  Optional<WalletResponse> read(Question question, Checks checks);

  /** The exchange that the device of a mobile document has signed: OpenID4VP 1.0, B.2.6. */
  Exchange exchange(Question question);

  /** The audience of a key binding JWT: OpenID4VP 1.0, B.3.6. */
  String audience(Question question);

  /**
   * Posted by a wallet: OpenID4VP 1.0, 8.2.
   *
   * @param responseUri where to
   * @param form names with all their values, decoded
   */
  record Posted(URI responseUri, Map<String, List<String>> form) implements Answer {

    @Override
    public String digest() {
      return Handle.digest(Json.write(json()));
    }

    @Override
    public Message.Kind kind() {
      return Message.Kind.ANSWER;
    }

    @Override
    public Map<String, Object> json() {
      return new TreeMap<>(form);
    }

    @Override
    public Optional<WalletResponse> read(Question question, Checks checks) {
      return DirectPost.read(
          form, new ExpectedResponse(Optional.of(question.walletState()), question.key()), checks);
    }

    @Override
    public Exchange exchange(Question question) {
      return new Exchange.Redirect(
          question.clientId(), question.nonce(), responseUri.toString(), thumbprint(question));
    }

    @Override
    public String audience(Question question) {
      return question.clientId();
    }

    /** Does not show the form. */
    @Override
    public String toString() {
      return "Posted";
    }
  }

  /**
   * Brought by a browser: OpenID4VP 1.0, A.4.
   *
   * @param origin of our own page, by the configuration
   * @param data of the credential that the browser gave the page
   */
  record Brought(String origin, Map<String, Object> data) implements Answer {

    @Override
    public String digest() {
      return Handle.digest(Json.write(data));
    }

    @Override
    public Message.Kind kind() {
      return Message.Kind.BROWSER_ANSWER;
    }

    @Override
    public Map<String, Object> json() {
      return data;
    }

    @Override
    public Optional<WalletResponse> read(Question question, Checks checks) {
      return DcApiAnswer.read(data, new ExpectedResponse(Optional.empty(), question.key()), checks);
    }

    @Override
    public Exchange exchange(Question question) {
      return new Exchange.DigitalCredentialsApi(origin, question.nonce(), thumbprint(question));
    }

    /** Also of a signed request, which names a client. */
    @Override
    public String audience(Question question) {
      return "origin:" + origin;
    }

    /** Does not show the data. */
    @Override
    public String toString() {
      return "Brought";
    }
  }

  private static Optional<ByteString> thumbprint(Question question) {
    return question.key().map(key -> ByteString.of(key.thumbprint()));
  }
}

package dev.assay.server.presentation;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Json;
import dev.assay.server.iso18013.EncryptionInfo;
import dev.assay.server.iso18013.MdocApiAnswer;
import dev.assay.server.iso18013.MdocApiAnswer.Offer;
import dev.assay.server.iso18013.MdocPostAnswer;
import dev.assay.server.openid4vp.ClientIdentifier;
import dev.assay.server.openid4vp.DcApiAnswer;
import dev.assay.server.openid4vp.DirectPost;
import dev.assay.server.openid4vp.ExpectedResponse;
import dev.assay.server.openid4vp.ResponseMode.Way;
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

  /** How it came. */
  Way way();

  /** What tells it from every other answer. */
  default String digest() {
    return Handle.digest(Json.write(json()));
  }

  /** All of it, as JSON. */
  Map<String, Object> json();

  /** Reads it; empty if it breaks a rule. */
  Optional<WalletResponse> read(Question question, Checks checks);

  /**
   * What a holder must have proved.
   *
   * @param transactionData that the presentation has to agree to
   */
  HolderBinding.InExchange binding(Question question, List<String> transactionData);

  /**
   * Posted by a wallet: OpenID4VP 1.0, 8.2.
   *
   * @param responseUri where to
   * @param form names with all their values, decoded
   */
  record Posted(URI responseUri, Map<String, List<String>> form) implements Answer {

    @Override
    public Way way() {
      return Way.POST;
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

    /** OpenID4VP 1.0, B.2.6.1 and B.3.6. */
    @Override
    public HolderBinding.InExchange binding(Question question, List<String> transactionData) {
      Exchange exchange =
          new Exchange.Redirect(
              question.clientId(), question.nonce(), responseUri.toString(), thumbprint(question));
      return bound(exchange, keyBinding(question, question.clientId(), transactionData), question);
    }

    /** Does not show the form. */
    @Override
    public String toString() {
      return "Posted";
    }
  }

  /**
   * Posted by a wallet of ISO/IEC 18013-7, Annex B.
   *
   * @param responseUri where to
   */
  record PostedOlder(URI responseUri, MdocPostAnswer posted) implements Answer {

    @Override
    public Way way() {
      return Way.POST;
    }

    @Override
    public String digest() {
      return Handle.digest(responseUri + Json.write(json()));
    }

    @Override
    public Map<String, Object> json() {
      return new TreeMap<>(posted.form());
    }

    @Override
    public Optional<WalletResponse> read(Question question, Checks checks) {
      return posted.read(OlderWallets.expected(question), checks);
    }

    @Override
    public HolderBinding.InExchange binding(Question question, List<String> transactionData) {
      return new HolderBinding.InExchange(
          new Exchange.AnnexB(
              OlderWallets.clientIdOf(question).orElseThrow(),
              responseUri.toString(),
              question.nonce(),
              posted.walletNonce()),
          Optional.empty(),
          question.mdocKey().map(EncryptionKey::agreementKey));
    }

    /** Does not show the form. */
    @Override
    public String toString() {
      return "PostedOlder";
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
    public Way way() {
      return Way.BROWSER;
    }

    @Override
    public Map<String, Object> json() {
      return data;
    }

    @Override
    public Optional<WalletResponse> read(Question question, Checks checks) {
      return DcApiAnswer.read(data, new ExpectedResponse(Optional.empty(), question.key()), checks);
    }

    /** OpenID4VP 1.0, B.2.6.2; of a signed request, which names a client, the origin too: A.4. */
    @Override
    public HolderBinding.InExchange binding(Question question, List<String> transactionData) {
      Exchange exchange =
          new Exchange.DigitalCredentialsApi(origin, question.nonce(), thumbprint(question));
      return bound(exchange, keyBinding(question, "origin:" + origin, transactionData), question);
    }

    /** Does not show the data. */
    @Override
    public String toString() {
      return "Brought";
    }
  }

  /**
   * Brought by a browser from a wallet of ISO/IEC 18013-7, Annex C.
   *
   * @param origin of our own page, by the configuration
   * @param data of the credential that the browser gave the page
   */
  record BroughtSealed(String origin, Map<String, Object> data) implements Answer {

    @Override
    public Way way() {
      return Way.BROWSER;
    }

    @Override
    public Map<String, Object> json() {
      return data;
    }

    @Override
    public Optional<WalletResponse> read(Question question, Checks checks) {
      Offer offer = question.mdocKey().isPresent() ? Offer.MADE : Offer.NOT_MADE;
      return MdocApiAnswer.read(data, offer, checks);
    }

    @Override
    public HolderBinding.InExchange binding(Question question, List<String> transactionData) {
      EncryptionKey key = question.mdocKey().orElseThrow();
      EncryptionInfo info = EncryptionInfo.of(question.nonce(), key);
      return new HolderBinding.InExchange(
          new Exchange.AnnexC(info.text(), origin),
          Optional.empty(),
          Optional.of(key.agreementKey()));
    }

    /** Does not show the data. */
    @Override
    public String toString() {
      return "BroughtSealed";
    }
  }

  private static HolderBinding.InExchange bound(
      Exchange exchange, HolderBinding.Required keyBinding, Question question) {
    return new HolderBinding.InExchange(
        exchange,
        Optional.of(keyBinding),
        question.key().filter(key -> isOfOneExchange(question)).map(EncryptionKey::agreementKey));
  }

  /** Whoever has a key that many exchanges share could make the codes of each of them. */
  private static boolean isOfOneExchange(Question question) {
    return ClientIdentifier.read(question.clientId())
        .filter(client -> !(client instanceof ClientIdentifier.Federated))
        .isPresent();
  }

  private static HolderBinding.Required keyBinding(
      Question question, String audience, List<String> transactionData) {
    return new HolderBinding.Required(
        question.nonce(), audience, HolderBinding.Required.DEFAULT_MAX_AGE, transactionData);
  }

  private static Optional<ByteString> thumbprint(Question question) {
    return question.key().map(key -> ByteString.of(key.thumbprint()));
  }
}

package dev.assay.server.presentation;

import dev.assay.server.config.PresentationConfig;
import dev.assay.server.iso18013.MdocPostAnswer;
import dev.assay.server.iso18013.MdocPostRequest;
import dev.assay.server.iso18013.MdocQuestion;
import dev.assay.server.openid4vp.ClientIdentifier;
import dev.assay.server.openid4vp.ClientIdentifier.X509SanDns;
import dev.assay.server.openid4vp.ExpectedResponse;
import dev.assay.server.openid4vp.ResponseAddress;
import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.transaction.Transaction;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/** Asks the wallets of ISO/IEC 18013-7, Annex B, where the configuration says so. */
record OlderWallets(Asking asking) {

  /** What calls one; empty if the question is not for them. */
  Optional<String> link(Transaction transaction, Question question) {
    return clientId(question)
        .map(
            id ->
                WalletLink.MDOC_WALLET.to(
                    asking.addresses().olderRequest(transaction.requestHandle()), id));
  }

  /** The request, signed; empty if the question is not for them. */
  Optional<String> request(Transaction transaction, Question question, Instant now)
      throws GeneralSecurityException {
    Optional<MdocPostRequest> request =
        clientId(question).flatMap(id -> request(id, transaction, question));
    return request.isPresent()
        ? Optional.of(asking.identities().first().signer().sign(request.get().json(now)))
        : Optional.empty();
  }

  private Optional<MdocPostRequest> request(
      String clientId, Transaction transaction, Question question) {
    ResponseAddress address =
        new ResponseAddress(
            ResponseMode.DIRECT_POST_JWT,
            asking.addresses().olderResponse(transaction.responseHandle()),
            question.walletState());
    return MdocQuestion.of(question.query())
        .map(
            asked ->
                new MdocPostRequest(
                    clientId, address, question.nonce(), question.mdocKey().orElseThrow(), asked));
  }

  private Optional<String> clientId(Question question) {
    return isAsked() && question.mdocKey().isPresent() && asking.isOurs(question)
        ? clientIdOf(question)
        : Optional.empty();
  }

  /** Whether any are asked. */
  boolean isAsked() {
    return asking.olderWallets() == PresentationConfig.OlderWallets.ACCEPT_ISO_18013_7;
  }

  /** Who asked, as they are told: without the prefix that came with OpenID4VP 1.0. */
  static Optional<String> clientIdOf(Question question) {
    return ClientIdentifier.read(question.clientId())
        .flatMap(
            client ->
                client instanceof X509SanDns dns ? Optional.of(dns.dnsName()) : Optional.empty());
  }

  /** What an answer has to fit; empty if the question cannot be said to them. */
  static Optional<MdocPostAnswer.Expected> expected(Question question) {
    return MdocQuestion.of(question.query())
        .filter(asked -> question.mdocKey().isPresent() && clientIdOf(question).isPresent())
        .map(
            asked ->
                new MdocPostAnswer.Expected(
                    new ExpectedResponse(Optional.of(question.walletState()), question.mdocKey()),
                    question.nonce(),
                    asked));
  }
}

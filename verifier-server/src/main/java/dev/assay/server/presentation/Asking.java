package dev.assay.server.presentation;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.json.ProblemDetails;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.iso18013.MdocQuestion;
import dev.assay.server.openid4vp.ClientMetadata;
import dev.assay.server.openid4vp.DcqlFault;
import dev.assay.server.openid4vp.DcqlReader;
import dev.assay.server.openid4vp.HaipProfile;
import dev.assay.server.openid4vp.RequestContent;
import dev.assay.server.openid4vp.RequestObject;
import dev.assay.server.openid4vp.RequestParameters;
import dev.assay.server.openid4vp.ResponseAddress;
import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes questions, and of a question the request that a wallet gets.
 *
 * @param identities who asks
 * @param keys what answers are encrypted for
 * @param olderWallets whether wallets of before OpenID4VP 1.0 are asked too
 */
record Asking(
    Identities identities,
    AnswerKeys keys,
    PresentationConfig.OlderWallets olderWallets,
    Addresses addresses) {

  /** The shortest query, for trying out everything else. */
  private static final Map<String, Object> ANY_QUERY =
      Map.of(
          "credentials",
          List.of(
              Map.of(
                  "id",
                  "any",
                  "format",
                  "dc+sd-jwt",
                  "meta",
                  Map.of("vct_values", List.of("urn:example:any")))));

  /** A question of its own nonce, state and key. */
  Question question(Opening opening) {
    return new Question(
        opening.query(),
        opening.transactionData(),
        identities.first().client().text(),
        newHandle(),
        newHandle(),
        opening.mode() == ResponseMode.DIRECT_POST_JWT
            ? Optional.of(keys.next())
            : Optional.empty(),
        isSayableToDevices(opening) ? Optional.of(keys.fresh()) : Optional.empty(),
        opening.profile(),
        opening.flow(),
        opening.returnUrl(),
        opening.language());
  }

  /** ISO/IEC 18013-7 has no words for transaction data, and is no part of HAIP. */
  private static boolean isSayableToDevices(Opening opening) {
    return opening.transactionData().isEmpty()
        && opening.profile() == Opening.Profile.PLAIN
        && MdocQuestion.of(opening.query()).isPresent();
  }

  /** A text that nobody guesses. */
  String newHandle() {
    return handles().next();
  }

  /** Makes texts that nobody guesses. */
  Handle handles() {
    return new Handle(keys.random());
  }

  /**
   * Refuses what wallets would refuse, while whoever asks is still there to hear of it.
   *
   * @throws RefusedException with the first rule that the request breaks
   */
  void requireAskable(Transaction transaction, Question question, Instant now)
      throws RefusedException {
    requireInForce(now);
    Checks checks = new Checks();
    request(transaction, question, now, checks);
    requireNone("request.not-askable", checks.report().with(Outcome.FAILED));
    if (question.profile() == Opening.Profile.HAIP) {
      requireNone(
          "request.not-haip",
          HaipProfile.faults(
              identities.first().client(),
              question.mode(),
              Optional.of(identities.first().signer())));
    }
  }

  /**
   * Refuses to ask under a name that nobody vouches for any more. No caller can mend that.
   *
   * @throws RefusedException as a fault of the server
   */
  void requireInForce(Instant now) throws RefusedException {
    if (!identities.first().isInForce(now)) {
      throw new RefusedException(
          ProblemDetails.of(
              "server.signing",
              "The server cannot sign requests",
              503,
              "what others have signed for this verifier has ended, or has not begun; its operator"
                  + " has to renew it"));
    }
  }

  /**
   * Refuses a key, certificates and an address that no wallet would take, before anybody asks.
   *
   * @throws ConfigFault if they are not fit for requests
   */
  void requireUsable(Instant now) throws ConfigFault {
    try {
      Opening any =
          new Opening(
              DcqlReader.read(ANY_QUERY),
              List.of(),
              ResponseMode.DIRECT_POST_JWT,
              Opening.Profile.PLAIN,
              Flow.CROSS_DEVICE,
              Optional.empty(),
              "en");
      Checks checks = new Checks();
      request("any", question(any), now, checks);
      requireUsable("presentations.signing", checks.report().with(Outcome.FAILED));
      for (int i = 0; i < identities.others().size(); i++) {
        requireUsable(
            "presentations.signing.others[" + i + "]", identities.others().get(i).faults(now));
      }
    } catch (DcqlFault e) {
      throw new IllegalStateException("our own query is one", e);
    }
  }

  private void requireUsable(String place, List<CheckResult> failed) throws ConfigFault {
    if (!failed.isEmpty()) {
      throw new ConfigFault(
          place,
          "unfit for " + addresses.publicUrl(),
          "must be what wallets accept: "
              + failed.get(0).rule().demand()
              + " Here "
              + failed.get(0).detail());
    }
  }

  private static void requireNone(String problem, List<CheckResult> failed)
      throws RefusedException {
    if (!failed.isEmpty()) {
      CheckResult row = failed.get(0);
      throw new RefusedException(
          ProblemDetails.of(
              problem,
              "No such request can be sent to a wallet",
              400,
              row.rule().code() + ": " + row.rule().demand() + " Here " + row.detail() + "."));
    }
  }

  /** The request, another one at each call; empty if it breaks a rule. */
  Optional<RequestObject> request(
      Transaction transaction, Question question, Instant now, Checks checks) {
    return request(transaction.responseHandle(), question, now, checks);
  }

  private Optional<RequestObject> request(
      String responseHandle, Question question, Instant now, Checks checks) {
    RequestParameters parameters =
        new RequestParameters(
            identities.first().client(),
            new ResponseAddress(
                question.mode(), addresses.response(responseHandle), question.walletState()),
            content(question),
            new ClientMetadata(question.key()));
    return RequestObject.of(parameters, Optional.of(identities.first().signer()), now, checks);
  }

  static RequestContent content(Question question) {
    return new RequestContent(
        question.nonce(), question.query().json(), question.transactionData(), List.of());
  }

  /** Whether a question was asked under the name that this server has now. */
  boolean isOurs(Question question) {
    return question.clientId().equals(identities.first().client().text());
  }

  /** What calls a wallet, on this device or as a code on another. */
  String link(Transaction transaction) {
    return WalletLink.ANY_WALLET.to(
        addresses.request(transaction.requestHandle()),
        identities.first().client(),
        WalletLink.Method.POST);
  }
}

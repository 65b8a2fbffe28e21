package dev.assay.credential;

import dev.assay.crypto.AgreementKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the verifier expects of the holder. It is fixed before the presentation is read: whether a
 * proof is needed must never be concluded from what the presentation contains (RFC 9901, 7.3(1)).
 */
public sealed interface HolderBinding {

  /** No proof is needed. What is accepted says nothing about who presented it. */
  record NotRequired() implements HolderBinding {}

  /**
   * The holder must prove, with the key that the issuer bound the credential to, that this
   * presentation was made for this transaction.
   *
   * @param nonce the nonce of the transaction
   * @param audience this verifier, exactly as the holder was told
   * @param maxAge how long before the decision the proof may have been made
   * @param transactionData the {@code transaction_data} strings that were sent, exactly as sent;
   *     empty if there were none (OpenID4VP 1.0, B.3.3)
   */
  record Required(String nonce, String audience, Duration maxAge, List<String> transactionData)
      implements HolderBinding {

    /** Five minutes is how long a transaction lasts unless the verifier says otherwise. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(36_525);

    public Required {
      if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("maxAge is between nothing and a hundred years");
      }
      transactionData = List.copyOf(transactionData);
    }

    /** A proof for this nonce and audience, not older than five minutes. */
    public Required(String nonce, String audience) {
      this(nonce, audience, DEFAULT_MAX_AGE, List.of());
    }

    /** Does not show the nonce. */
    @Override
    public String toString() {
      return "Required";
    }
  }

  /**
   * The holder must prove, with the key that the issuer bound the credential to, that this
   * presentation was made in this exchange: what an mdoc's device signs, or makes a code over.
   *
   * @param exchange in which the presentation was asked for
   * @param keyBinding what a key binding JWT must prove, should the credential come with one
   *     instead; absent to refuse such credentials
   * @param readerKey the verifier's own key of this exchange: for the code of a device that makes
   *     no signature, and for a response that is encrypted
   */
  record InExchange(
      Exchange exchange, Optional<Required> keyBinding, Optional<AgreementKey> readerKey)
      implements HolderBinding {

    /** An exchange without a key of the verifier's own. */
    public InExchange(Exchange exchange, Optional<Required> keyBinding) {
      this(exchange, keyBinding, Optional.empty());
    }

    /** Does not show the exchange. */
    @Override
    public String toString() {
      return "InExchange";
    }
  }

  /** What a key binding JWT must prove; empty if none is expected. */
  default Optional<Required> keyBindingDemand() {
    if (this instanceof Required required) {
      return Optional.of(required);
    }
    return this instanceof InExchange session ? session.keyBinding() : Optional.empty();
  }
}

package dev.assay.server.openid4vp;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a wallet did not answer: {@code error} of OpenID4VP 1.0, 8.5. What a wallet says besides, in
 * {@code error_description}, is anybody's text, and is not read.
 */
public enum WalletError {
  INVALID_SCOPE,
  INVALID_REQUEST,
  INVALID_CLIENT,
  /** Also of a wallet that has no such credential, or whose holder did not agree. */
  ACCESS_DENIED,
  VP_FORMATS_NOT_SUPPORTED,
  INVALID_REQUEST_URI_METHOD,
  INVALID_TRANSACTION_DATA,
  WALLET_UNAVAILABLE,
  /** A code that OpenID4VP has not. */
  OTHER;

  /** The error of this exact code, or {@link #OTHER}. */
  static WalletError of(String code) {
    return Stream.of(values())
        .filter(error -> error != OTHER && error.code().equals(code))
        .findFirst()
        .orElse(OTHER);
  }

  /** The code, for example {@code access_denied}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

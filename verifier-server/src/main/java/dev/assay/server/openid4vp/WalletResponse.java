package dev.assay.server.openid4vp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a wallet has answered. Nobody has verified anything of it. */
public sealed interface WalletResponse {

  /**
   * Presentations.
   *
   * @param vpToken by the id of the query, in the order of the answer: one presentation at least,
   *     each a {@code String} or a JSON object as a {@code Map<String, Object>}
   */
  record Presented(Map<String, List<Object>> vpToken) implements WalletResponse {

    public Presented {
      vpToken = Collections.unmodifiableMap(new LinkedHashMap<>(vpToken));
    }

    /** Does not show the presentations. */
    @Override
    public String toString() {
      return "Presented";
    }
  }

  /**
   * One response of a device with every document that it returns. Which query each answers is for
   * its type to say.
   *
   * @param deviceResponse base64url of CBOR, which may be sealed still
   */
  record Returned(String deviceResponse) implements WalletResponse {

    /** Does not show the documents. */
    @Override
    public String toString() {
      return "Returned";
    }
  }

  /**
   * None.
   *
   * @param error why
   */
  record Refused(WalletError error) implements WalletResponse {}
}

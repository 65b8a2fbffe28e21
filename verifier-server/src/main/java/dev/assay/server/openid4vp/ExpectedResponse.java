package dev.assay.server.openid4vp;

import dev.assay.jose.EncryptionKey;
import java.util.Optional;

/**
 * What was asked, as far as the answer has to fit it before anything in it is verified.
 *
 * @param state {@code state} of the request; absent over the Digital Credentials API, where there
 *     is none
 * @param key what the answer has to be encrypted for; absent if it has to come unencrypted
 */
public record ExpectedResponse(Optional<String> state, Optional<EncryptionKey> key) {

  /** Does not show state and key. */
  @Override
  public String toString() {
    return "ExpectedResponse";
  }
}

package dev.assay.server.openid4vp;

import java.util.Map;

/**
 * Reads what presents credentials in an answer, once all around it has been read. It ends the
 * reading where a rule is broken.
 */
@FunctionalInterface
public interface TokenReading {

  /**
   * Reads them.
   *
   * @param members of the answer, {@code vp_token} among them
   */
  WalletResponse read(Map<String, Object> members);
}

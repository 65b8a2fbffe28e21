package dev.assay.trust;

import dev.assay.crypto.SigningKey;
import dev.assay.jose.JwsSigner;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Signs trust lists, so that they can be published. */
public final class TrustListSigner {

  private final TrustListReader reader;

  /** A signer that reads what it signs first: a list that nobody could use is not signed. */
  public TrustListSigner(TrustListReader reader) {
    this.reader = reader;
  }

  /**
   * Signs a list as it is, byte for byte.
   *
   * @param source the file, for messages
   * @return a compact JWS for {@link TrustListReader#signed}
   * @throws TrustListFault if the list is not one
   * @throws GeneralSecurityException if the key cannot sign
   */
  public String sign(String source, byte[] json, SigningKey key)
      throws TrustListFault, GeneralSecurityException {
    reader.plain(source, json);
    return JwsSigner.sign(key, Map.of("typ", TrustListReader.TYPE), json);
  }
}

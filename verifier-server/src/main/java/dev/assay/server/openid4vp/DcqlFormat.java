package dev.assay.server.openid4vp;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The formats that can be asked for: OpenID4VP 1.0, Annex B. That one can be asked for does not
 * mean that this verifier can verify it; what it cannot verify never answers a query.
 */
public enum DcqlFormat {
  /** An SD-JWT VC: B.3. */
  SD_JWT_VC("dc+sd-jwt"),
  /** A mobile document of ISO/IEC 18013-5: B.2. */
  MDOC("mso_mdoc"),
  /** A W3C credential as a JWT: B.1.3.1. */
  JWT_VC("jwt_vc_json"),
  /** A W3C credential with a Data Integrity proof: B.1.3.2. */
  LDP_VC("ldp_vc");

  private final String code;

  DcqlFormat(String code) {
    this.code = code;
  }

  /** The identifier that OpenID4VP gives it, such as {@code dc+sd-jwt}. */
  public String code() {
    return code;
  }

  /** The format of this identifier. */
  public static Optional<DcqlFormat> of(Object code) {
    return Stream.of(values()).filter(format -> format.code.equals(code)).findFirst();
  }
}

package dev.assay.server.openid4vp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hint for the wallet which issuers will be trusted: OpenID4VP 1.0, 6.1.1. It narrows what is
 * sent; whom this verifier trusts says its trust list alone.
 *
 * @param values key identifiers, lists or entities, as the type has it
 */
public record TrustedAuthority(Type type, List<String> values) {

  /** What the values name. */
  public enum Type {
    /** The key identifier of an authority's certificate, base64url. */
    KEY_IDENTIFIER("aki"),
    /** A trusted list of ETSI TS 119 612. */
    ETSI_TRUSTED_LIST("etsi_tl"),
    /** An entity of OpenID Federation. */
    FEDERATION("openid_federation");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    /** The name used in queries. */
    public String code() {
      return code;
    }

    static Optional<Type> of(Object code) {
      return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
    }
  }

  public TrustedAuthority {
    values = List.copyOf(values);
  }

  Map<String, Object> json() {
    return Map.of("type", type.code(), "values", values);
  }
}

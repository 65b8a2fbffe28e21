package dev.assay.trust;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a document of the network calls a key, in its JWK and behind the number sign: the base64 of
 * eight bytes, as it is, with percent signs for what is not of an address, or in base64url again.
 */
final class GdhcnKeyId {

  private GdhcnKeyId() {}

  /** All that it may mean. */
  static Set<String> of(GdhcnDocument.Method method) {
    Set<String> names = new LinkedHashSet<>();
    if (method.jwk().get("kid") instanceof String kid) {
      add(kid, names);
    }
    int sign = method.id().lastIndexOf('#');
    if (sign >= 0) {
      add(method.id().substring(sign + 1), names);
    }
    return names;
  }

  private static void add(String text, Set<String> names) {
    names.add(text);
    names.add(text.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="));
    try {
      names.add(new String(Base64Url.decode(text), StandardCharsets.ISO_8859_1));
    } catch (Base64UrlException e) {
      // Then it is not in base64url again.
    }
  }
}

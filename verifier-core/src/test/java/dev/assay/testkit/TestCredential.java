package dev.assay.testkit;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONArrayUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An SD-JWT to be (RFC 9901), good unless a test changes it. A value that the holder may withhold
 * is wrapped in {@link #hidden}, wherever it stands: as a claim, inside an object, in an array,
 * inside another hidden value. Every method gives a new one and leaves this one as it was.
 *
 * <pre>{@code
 * TestSdJwt token = issuer.credential()
 *     .claim("zone", hidden("B"))
 *     .claim("address", Map.of("town", hidden("Fernhollow"), "country", "GB"))
 *     .claim("nationalities", List.of(hidden("GB"), hidden("IE"), decoy()))
 *     .issue();
 * }</pre>
 *
 * @param jws header, key, and the claims before anything is hidden
 * @param hash the name of the hash, such as {@code sha-256}
 * @param decoys how many digests of nothing stand at the top level
 * @param overrides members that are put into the payload after everything was hidden
 */
public record TestCredential(TestJws jws, String hash, int decoys, Map<String, Object> overrides) {

  private record Hidden(Object value) {}

  private record Decoy() {}

  public TestCredential {
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  /** A credential with these header and claims, and sha-256. */
  static TestCredential of(TestJws jws) {
    return new TestCredential(jws, "sha-256", 0, Map.of());
  }

  /** A value that the holder may withhold. */
  public static Object hidden(Object value) {
    return new Hidden(value);
  }

  /** An array element that nobody can disclose. */
  public static Object decoy() {
    return new Decoy();
  }

  /** With another value of a claim. */
  public TestCredential claim(String name, Object value) {
    return token(jws.claim(name, value));
  }

  /** Without a claim. */
  public TestCredential without(String name) {
    return token(jws.withoutClaim(name));
  }

  /** With another value of a header parameter. */
  public TestCredential header(String name, Object value) {
    return token(jws.header(name, value));
  }

  /** Without a header parameter. */
  public TestCredential withoutHeader(String name) {
    return token(jws.withoutHeader(name));
  }

  /** Signed by another key, while the header stays as it is. */
  public TestCredential signedBy(TestKey other) {
    return token(jws.signedBy(other));
  }

  /** With another header, key or set of claims altogether. */
  public TestCredential token(TestJws other) {
    return new TestCredential(other, hash, decoys, overrides);
  }

  /** With another type. */
  public TestCredential type(String vct) {
    return claim("vct", vct);
  }

  /** With its status at this place: Token Status List draft-20, 6.2. */
  public TestCredential status(String uri, long index) {
    return claim("status", Map.of("status_list", Map.<String, Object>of("idx", index, "uri", uri)));
  }

  /** Bound to the key of a holder. */
  public TestCredential boundTo(TestKey holder) {
    return claim("cnf", Map.of("jwk", holder.publicJwk()));
  }

  /** With another hash: {@code sha-256}, {@code sha-384} or {@code sha-512}. */
  public TestCredential hash(String name) {
    return new TestCredential(jws, name, decoys, overrides);
  }

  /** With so many digests of nothing at the top level. */
  public TestCredential decoys(int number) {
    return new TestCredential(jws, hash, number, overrides);
  }

  /** With a member of the payload that stands there as it is, such as a false {@code _sd}. */
  public TestCredential override(String name, Object value) {
    return new TestCredential(jws, hash, decoys, TestJws.with(overrides, name, value));
  }

  /** Issues it, with everything disclosed. */
  public TestSdJwt issue() {
    Hiding hiding = new Hiding(hash);
    Map<String, Object> payload = hiding.object(jws.payload(), "");
    List<Object> digests = new ArrayList<>();
    if (payload.get("_sd") instanceof List<?> present) {
      digests.addAll(present);
    }
    for (int i = 0; i < decoys; i++) {
      digests.add(hiding.digest("decoy " + i));
    }
    if (!digests.isEmpty()) {
      digests.sort(Comparator.comparing(Object::toString));
      payload.put("_sd", digests);
    }
    if (!hiding.disclosures.isEmpty() || !digests.isEmpty()) {
      payload.putIfAbsent("_sd_alg", hash);
    }
    payload.putAll(overrides);
    TestJws signed = new TestJws(jws.header(), payload, jws.key(), jws.signature());
    return new TestSdJwt(signed.compact(), hiding.disclosures, hash);
  }

  /** A disclosure of an object member: RFC 9901, 4.2.1. */
  public static String disclosure(String salt, String name, Object value) {
    return TestJws.base64Url(JSONArrayUtils.toJSONString(List.of(salt, name, value)));
  }

  /** A disclosure of an array element: RFC 9901, 4.2.2. */
  public static String elementDisclosure(String salt, Object value) {
    return TestJws.base64Url(JSONArrayUtils.toJSONString(List.of(salt, value)));
  }

  /** The digest of a disclosure or anything else that is ASCII, by the name of a hash. */
  public static String digest(String hash, String ascii) {
    try {
      MessageDigest digest = MessageDigest.getInstance(hash.toUpperCase(Locale.ROOT));
      return Base64URL.encode(digest.digest(ascii.getBytes(StandardCharsets.US_ASCII))).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Turns hidden values into digests, from the inside out. */
  private static final class Hiding {

    private final String hash;
    private final Map<String, String> disclosures = new LinkedHashMap<>();

    Hiding(String hash) {
      this.hash = hash;
    }

    String digest(String ascii) {
      return TestCredential.digest(hash, ascii);
    }

    Map<String, Object> object(Map<?, ?> claims, String path) {
      Map<String, Object> shown = new LinkedHashMap<>();
      List<Object> digests = new ArrayList<>();
      claims.forEach(
          (key, value) -> {
            String name = key.toString();
            String inner = path.isEmpty() ? name : path + "." + name;
            if (value instanceof Hidden hidden) {
              String text = disclosure(salt(inner), name, process(hidden.value(), inner));
              disclosures.put(inner, text);
              digests.add(digest(text));
            } else {
              shown.put(name, process(value, inner));
            }
          });
      if (!digests.isEmpty()) {
        digests.sort(Comparator.comparing(Object::toString));
        shown.put("_sd", digests);
      }
      return shown;
    }

    private List<Object> array(List<?> elements, String path) {
      List<Object> shown = new ArrayList<>();
      for (Object element : elements) {
        String inner = path + "." + shown.size();
        if (element instanceof Hidden hidden) {
          String text = elementDisclosure(salt(inner), process(hidden.value(), inner));
          disclosures.put(inner, text);
          shown.add(Map.of("...", digest(text)));
        } else if (element instanceof Decoy) {
          shown.add(Map.of("...", digest("decoy " + inner)));
        } else {
          shown.add(process(element, inner));
        }
      }
      return shown;
    }

    private Object process(Object value, String path) {
      if (value instanceof Map<?, ?> map) {
        return object(map, path);
      }
      return value instanceof List<?> list ? array(list, path) : value;
    }

    /** 128 bits as RFC 9901, 9.3 recommends, always the same for one place. */
    private static String salt(String path) {
      byte[] digest = new Base64URL(TestCredential.digest("sha-256", "salt " + path)).decode();
      return Base64URL.encode(Arrays.copyOf(digest, 16)).toString();
    }
  }
}

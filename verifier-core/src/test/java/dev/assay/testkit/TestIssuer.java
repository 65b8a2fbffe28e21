package dev.assay.testkit;

import dev.assay.testkit.TestPki.Certified;
import java.util.List;
import java.util.Map;

/**
 * An issuer of SD-JWT VCs: who it is, and how its tokens refer to its key. What it issues is good
 * unless a test changes it.
 *
 * <pre>{@code
 * TestIssuer council = TestIssuer.withKey("https://council.example", TestKey.es256("c").named("k1"));
 * String token = council.credential().claim("zone", hidden("B")).issue().compact();
 * }</pre>
 *
 * @param identifier its {@code iss}
 * @param key the key that signs
 * @param x5c the certificates that come with its tokens; empty for none
 */
public record TestIssuer(String identifier, TestKey key, List<String> x5c) {

  public TestIssuer {
    x5c = List.copyOf(x5c);
  }

  /** An issuer whose tokens name its key by {@code kid}, if the key has a name. */
  public static TestIssuer withKey(String identifier, TestKey key) {
    return new TestIssuer(identifier, key, List.of());
  }

  /** An issuer whose tokens come with a certificate, and those above it but for the anchor. */
  public static TestIssuer withCertificate(String identifier, Certified certified) {
    return new TestIssuer(identifier, TestKey.of(certified), certified.x5c());
  }

  /** An SD-JWT VC of the type that {@link TestTrust} lets services issue, with no claims yet. */
  public TestCredential credential() {
    return plain().header("typ", "dc+sd-jwt").claim("vct", TestTrust.TYPE);
  }

  /** An SD-JWT that is no verifiable credential: RFC 9901 alone. */
  public TestCredential plain() {
    TestJws jws =
        TestJws.of("example+sd-jwt", key)
            .claim("iss", identifier)
            .claim("iat", TestClock.ISSUED.getEpochSecond())
            .claim("exp", TestClock.EXPIRES.getEpochSecond());
    return TestCredential.of(x5c.isEmpty() ? jws : jws.header("x5c", x5c));
  }

  /** A status list of this issuer, at a place. */
  public TestStatusList statusList(String uri) {
    TestStatusList list = TestStatusList.at(uri, key).claim("iss", identifier);
    return x5c.isEmpty() ? list : list.header("x5c", x5c);
  }

  /** The key set of this issuer. */
  public Map<String, Object> jwks() {
    return Map.of("keys", List.of(key.publicJwk()));
  }
}

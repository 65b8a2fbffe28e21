package dev.assay.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A holder's wallet: it presents what an issuer issued, with a key binding JWT (RFC 9901, 4.3) that
 * is good unless a test changes it.
 *
 * <pre>{@code
 * String presentation = new TestWallet(holderKey)
 *     .present(issued.only("zone"))
 *     .nonce("n-1").audience("x509_san_dns:verifier.example")
 *     .compact();
 * }</pre>
 *
 * @param key the holder's key
 */
public record TestWallet(TestKey key) {

  /** The nonce that proofs are made for unless a test says otherwise. */
  public static final String NONCE = "nonce-1";

  /** The verifier that proofs are made for unless a test says otherwise. */
  public static final String AUDIENCE = "x509_san_dns:verifier.example";

  /** Presents a token, all that is left of it, at {@link TestClock#NOW}. */
  public Presented present(TestSdJwt token) {
    return new Presented(token, key, UnaryOperator.identity());
  }

  /**
   * A presentation to be. Every method gives a new one and leaves this one as it was.
   *
   * @param token what is presented
   * @param key the holder's key
   * @param change what becomes of the key binding JWT before it is signed
   */
  public record Presented(TestSdJwt token, TestKey key, UnaryOperator<TestJws> change) {

    /** For another nonce. */
    public Presented nonce(String nonce) {
      return claim("nonce", nonce);
    }

    /** For another verifier. */
    public Presented audience(String audience) {
      return claim("aud", audience);
    }

    /** Made at another instant. */
    public Presented at(Instant made) {
      return claim("iat", made.getEpochSecond());
    }

    /** Confirming these {@code transaction_data} strings: OpenID4VP 1.0, B.3.3. */
    public Presented confirming(String... transactionData) {
      List<String> hashes =
          Stream.of(transactionData).map(data -> TestCredential.digest("sha-256", data)).toList();
      return claim("transaction_data_hashes", hashes)
          .claim("transaction_data_hashes_alg", "sha-256");
    }

    /** With another value of a claim of the proof. */
    public Presented claim(String name, Object value) {
      return proof(jws -> jws.claim(name, value));
    }

    /** Without a claim of the proof. */
    public Presented without(String name) {
      return proof(jws -> jws.withoutClaim(name));
    }

    /** With a change to the proof: header, claims, key or signature. */
    public Presented proof(UnaryOperator<TestJws> next) {
      return new Presented(token, key, jws -> next.apply(change.apply(jws)));
    }

    /** The key binding JWT. */
    public String keyBindingJwt() {
      TestJws good =
          TestJws.of("kb+jwt", key.named(""))
              .claim("iat", TestClock.NOW.getEpochSecond())
              .claim("nonce", NONCE)
              .claim("aud", AUDIENCE)
              .claim("sd_hash", TestCredential.digest(token.hash(), token.compact()));
      return change.apply(good).compact();
    }

    /** The compact serialization. */
    public String compact() {
      return token.compact() + keyBindingJwt();
    }

    /** The flattened JSON serialization: RFC 9901, 8. */
    public Map<String, Object> flattened() {
      Map<String, Object> json = token.flattened();
      Map<String, Object> header = new LinkedHashMap<>(token.unprotectedHeader());
      header.put("kb_jwt", keyBindingJwt());
      json.put("header", header);
      return json;
    }
  }
}

package dev.assay.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The floor: what nobody who verifies such a presentation can leave out, and nothing else. Two
 * signatures, the digests, the parsing, and the handful of comparisons; no reasons, no limits, no
 * trust list, no defence against input that is not of the expected form.
 *
 * <p>It is what the same provider could do at best, and not something to use.
 */
final class ByHand implements Contender {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<Object>> ARRAY = new TypeReference<>() {};
  private static final int COORDINATE_BYTES = 32;
  private static final long DAY = 86_400;

  private final Provider provider;
  private final PublicKey rootKey;
  private final ECParameterSpec curve;
  private final Map<Object, PublicKey> chains = new HashMap<>();
  private final boolean remembersChains;

  /**
   * The floor of a provider.
   *
   * @param remembersChains whether a chain that was good once needs no signatures again
   */
  ByHand(Provider provider, X509Certificate root, boolean remembersChains)
      throws GeneralSecurityException {
    this.provider = provider;
    this.rootKey = ownKey(root.getPublicKey());
    this.curve = ((ECPublicKey) root.getPublicKey()).getParams();
    this.remembersChains = remembersChains;
  }

  @Override
  public boolean accepts(String presentation) throws GeneralSecurityException, IOException {
    int proofAt = presentation.lastIndexOf('~') + 1;
    String[] parts = presentation.substring(0, proofAt - 1).split("~");
    String[] issued = parts[0].split("\\.");
    Map<String, Object> header = JSON.readValue(decoded(issued[0]), OBJECT);
    if (!"ES256".equals(header.get("alg"))
        || !verifies(issuerKey(list(header.get("x5c"))), parts[0], issued[2])) {
      return false;
    }
    Map<String, Object> claims = JSON.readValue(decoded(issued[1]), OBJECT);
    Set<Object> digests = new HashSet<>(list(claims.remove("_sd")));
    for (int i = 1; i < parts.length; i++) {
      if (!digests.remove(digest(parts[i]))) {
        return false;
      }
      List<Object> disclosure = JSON.readValue(decoded(parts[i]), ARRAY);
      claims.put((String) disclosure.get(1), disclosure.get(2));
    }
    long now = Presentation.AT.getEpochSecond();
    return ((Number) Objects.requireNonNull(claims.get("exp"))).longValue() > now
        && isProved(presentation, proofAt, claims, now);
  }

  private boolean isProved(String presentation, int proofAt, Map<String, Object> claims, long now)
      throws GeneralSecurityException, IOException {
    String proof = presentation.substring(proofAt);
    String[] segments = proof.split("\\.");
    Map<String, Object> header = JSON.readValue(decoded(segments[0]), OBJECT);
    if (!"ES256".equals(header.get("alg")) || !"kb+jwt".equals(header.get("typ"))) {
      return false;
    }
    Map<?, ?> jwk = (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(claims.get("cnf"))).get("jwk");
    if (!verifies(holderKey(Objects.requireNonNull(jwk)), proof, segments[2])) {
      return false;
    }
    Map<String, Object> said = JSON.readValue(decoded(segments[1]), OBJECT);
    long made = ((Number) Objects.requireNonNull(said.get("iat"))).longValue();
    return Presentation.NONCE.equals(said.get("nonce"))
        && Presentation.AUDIENCE.equals(said.get("aud"))
        && Math.abs(now - made) < DAY
        && digest(presentation.substring(0, proofAt)).equals(said.get("sd_hash"));
  }

  private PublicKey issuerKey(List<Object> x5c) throws GeneralSecurityException {
    PublicKey known = chains.get(x5c);
    if (known != null) {
      return known;
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (Object certificate : x5c) {
      byte[] der = Base64.getDecoder().decode((String) certificate);
      chain.add(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    }
    PublicKey above = rootKey;
    for (int i = chain.size() - 1; i >= 0; i--) {
      Signature signature = Signature.getInstance("SHA256withECDSA", provider);
      signature.initVerify(above);
      signature.update(chain.get(i).getTBSCertificate());
      if (!signature.verify(chain.get(i).getSignature())) {
        throw new GeneralSecurityException("not under the root");
      }
      above = ownKey(chain.get(i).getPublicKey());
    }
    if (remembersChains) {
      chains.put(x5c, above);
    }
    return above;
  }

  private PublicKey holderKey(Map<?, ?> jwk) throws GeneralSecurityException {
    ECPoint point = new ECPoint(coordinate(jwk.get("x")), coordinate(jwk.get("y")));
    return KeyFactory.getInstance("EC", provider).generatePublic(new ECPublicKeySpec(point, curve));
  }

  private PublicKey ownKey(PublicKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", provider)
        .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }

  private boolean verifies(PublicKey key, String jws, String signed)
      throws GeneralSecurityException {
    String name =
        provider.getName().equals("BC") ? "SHA256withPLAIN-ECDSA" : "SHA256withECDSAinP1363Format";
    Signature signature = Signature.getInstance(name, provider);
    signature.initVerify(key);
    signature.update(jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(decoded(signed));
  }

  private static BigInteger coordinate(Object text) {
    byte[] bytes = decoded((String) text);
    if (bytes.length != COORDINATE_BYTES) {
      throw new IllegalArgumentException("not a coordinate of P-256");
    }
    return new BigInteger(1, bytes);
  }

  private static String digest(String ascii) throws GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(ascii.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static byte[] decoded(String base64Url) {
    return Base64.getUrlDecoder().decode(base64Url);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object json) {
    return (List<Object>) json;
  }
}

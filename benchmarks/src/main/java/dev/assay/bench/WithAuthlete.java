package dev.assay.bench;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The library of Authlete, which splits, digests and decodes; it leaves signatures to its caller,
 * who uses Nimbus JOSE+JWT here, as its own documentation does.
 */
final class WithAuthlete implements Contender {

  private static final long DAY_MILLIS = 86_400_000;

  private final ChainCheck chains;
  private final SDObjectDecoder decoder = new SDObjectDecoder();

  WithAuthlete(X509Certificate root) {
    chains = new ChainCheck(root);
  }

  @Override
  public boolean accepts(String presentation) throws ParseException, JOSEException {
    SDJWT token = SDJWT.parse(presentation);
    SignedJWT issued = SignedJWT.parse(token.getCredentialJwt());
    List<X509Certificate> chain =
        issued.getHeader().getX509CertChain().stream()
            .map(Base64::decode)
            .map(X509CertUtils::parse)
            .toList();
    ECPublicKey issuer = (ECPublicKey) chain.get(0).getPublicKey();
    if (!chains.isTrusted(chain) || !issued.verify(new ECDSAVerifier(issuer))) {
      return false;
    }
    JWTClaimsSet payload = issued.getJWTClaimsSet();
    if (!payload.getExpirationTime().after(new Date())) {
      return false;
    }
    Map<String, Object> claims = decoder.decode(payload.getClaims(), token.getDisclosures());
    // The decoder passes over a disclosure that nobody signed.
    return claims.size() >= Presentation.DISCLOSURES
        && namesOfAll(token, claims)
        && isProved(token, payload);
  }

  private static boolean namesOfAll(SDJWT token, Map<String, Object> claims) {
    return token.getDisclosures().stream()
        .allMatch(shown -> shown.getClaimValue().equals(claims.get(shown.getClaimName())));
  }

  private static boolean isProved(SDJWT token, JWTClaimsSet payload)
      throws ParseException, JOSEException {
    SignedJWT proof = SignedJWT.parse(token.getBindingJwt());
    Map<String, Object> jwk = payload.getJSONObjectClaim("cnf");
    ECKey holder = ((JWK) JWK.parse(asObject(jwk.get("jwk")))).toECKey();
    if (!proof.verify(new ECDSAVerifier(holder))) {
      return false;
    }
    JWTClaimsSet said = proof.getJWTClaimsSet();
    long age = Presentation.AT.toEpochMilli() - said.getIssueTime().getTime();
    return Presentation.NONCE.equals(said.getStringClaim("nonce"))
        && said.getAudience().contains(Presentation.AUDIENCE)
        && Math.abs(age) < DAY_MILLIS
        && token.getSDHash().equals(said.getStringClaim("sd_hash"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asObject(Object json) {
    return (Map<String, Object>) json;
  }
}

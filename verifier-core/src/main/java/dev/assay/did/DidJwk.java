package dev.assay.did;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code did:jwk}: a JWK in base64url, whose only key is called {@code #0}. */
record DidJwk(Crypto crypto) implements DidMethod {

  private static final String ONLY_KEY = "0";

  /** An RSA key of 8192 bits has 1,400 characters; certificates inside are no use to us. */
  private static final int MAX_BYTES = 4 << 10;

  @Override
  public List<DidRule> rules() {
    return List.of(DidRule.JWK_FORM);
  }

  @Override
  public List<Jwk> keys(Question question, Checks checks) {
    checks.require(
        DidRule.KEY_FOUND,
        question.selects(ONLY_KEY),
        () -> "a did:jwk has the key #0 only, not #" + Shown.of(question.fragment().orElse("")));
    Jwk jwk = KeyFaults.sound(() -> Jwk.read(json(question.rest(), checks), crypto), checks);
    checks.require(DidRule.PURPOSE, jwk.mayVerify(), () -> "use, key_ops or alg forbid it");
    String id = question.did() + "#" + ONLY_KEY;
    return List.of(new Jwk(jwk.key(), Optional.of(id), jwk.algorithm(), jwk.purpose()));
  }

  private static Map<String, Object> json(String text, Checks checks) {
    checks.require(
        DidRule.JWK_FORM,
        text.length() <= MAX_BYTES / 3 * 4,
        () -> text.length() + " characters of base64url");
    try {
      return Json.readObject(Base64Url.decode(text), JsonLimits.DEFAULT.withMaxBytes(MAX_BYTES));
    } catch (Base64UrlException e) {
      throw checks.halt(DidRule.JWK_FORM, "not base64url");
    } catch (JsonException e) {
      throw checks.halt(DidRule.JWK_FORM, "not a JSON object: " + e.kind());
    }
  }
}

package dev.assay.did;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Jwk;
import java.util.List;
import java.util.Optional;

/** {@code did:key}: a {@link Multikey}, which is also the name of its only key. */
record DidKey(Crypto crypto) implements DidMethod {

  @Override
  public List<DidRule> rules() {
    return List.of(DidRule.KEY_FORM);
  }

  @Override
  public List<Jwk> keys(Question question, Checks checks) {
    String multibase = question.rest();
    Optional<byte[]> bytes = Multikey.decode(multibase);
    checks.require(
        DidRule.KEY_FORM, bytes.isPresent(), () -> "not z and base58: " + Shown.of(multibase));
    checks.require(
        DidRule.KEY_FOUND,
        question.selects(multibase),
        () -> "the key of a did:key has its name, not " + Shown.of(question.fragment().orElse("")));
    VerificationKey key =
        KeyFaults.sound(() -> new Multikey(crypto).read(bytes.orElseThrow()), checks);
    String id = question.did() + "#" + multibase;
    return List.of(new Jwk(key, Optional.of(id), Optional.empty(), Jwk.Purpose.VERIFY));
  }
}

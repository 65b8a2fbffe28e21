package dev.assay.json;

import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.AgreementKey;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.KeyType;
import dev.assay.json.RequestFault.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the holder must prove. */
final class HolderBindingReading {

  /** OpenID4VP 1.0, 8.4: a transaction has a handful of things to agree to. */
  private static final int MAX_TRANSACTION_DATA = 50;

  private static final List<String> OF_KEY_BINDING =
      List.of("nonce", "audience", "maxAge", "transactionData");

  private static final List<String> MEMBERS = members();

  private HolderBindingReading() {}

  private static List<String> members() {
    List<String> all = new ArrayList<>(OF_KEY_BINDING);
    all.addAll(ExchangeReading.MEMBERS);
    all.add("readerKey");
    return List.copyOf(all);
  }

  /** A member that is there demands a proof, and one that is not demands none. */
  static HolderBinding read(Optional<RequestObject> binding) throws RequestFault {
    return binding.isEmpty() ? new HolderBinding.NotRequired() : required(binding.get());
  }

  private static HolderBinding required(RequestObject binding) throws RequestFault {
    binding.allowOnly(MEMBERS);
    binding.requireAtMost("transactionData", MAX_TRANSACTION_DATA);
    Optional<ExchangeReading.Asked> asked = ExchangeReading.read(binding);
    Optional<AgreementKey> readerKey = readerKey(binding);
    if (asked.isEmpty()) {
      if (readerKey.isPresent()) {
        throw binding.fault(
            Reason.BAD_VALUE,
            "readerKey",
            "takes one of " + RequestObject.list(ExchangeReading.MEMBERS));
      }
      return keyBinding(binding, binding.name("nonce"), binding.name("audience"));
    }
    Exchange exchange = asked.get().exchange();
    return new HolderBinding.InExchange(exchange, keyBinding(binding, asked.get()), readerKey);
  }

  /** The verifier's own key of the exchange, as a private JWK: RFC 7518, 6.2. */
  private static Optional<AgreementKey> readerKey(RequestObject binding) throws RequestFault {
    Optional<RequestObject> jwk = binding.optionalObject("readerKey");
    if (jwk.isEmpty()) {
      return Optional.empty();
    }
    Optional<Curve> curve =
        Curve.ofJoseName(jwk.get().text("crv")).filter(known -> known.keyType() == KeyType.EC);
    if (curve.isEmpty() || !jwk.get().text("kty").equals("EC")) {
      throw jwk.get().fault(Reason.BAD_VALUE, "crv", "must be P-256, P-384 or P-521, of kty EC");
    }
    try {
      return Optional.of(
          AgreementKey.of(
              curve.get(),
              ExchangeReading.bytes(jwk.get(), "x").toByteArray(),
              ExchangeReading.bytes(jwk.get(), "y").toByteArray(),
              ExchangeReading.bytes(jwk.get(), "d").toByteArray()));
    } catch (KeyRejectedException e) {
      throw binding.fault(Reason.BAD_VALUE, "readerKey", "must be a private JWK: " + e.reason());
    }
  }

  /** What is said about key binding JWTs goes before what follows from the exchange. */
  private static Optional<HolderBinding.Required> keyBinding(
      RequestObject binding, ExchangeReading.Asked asked) throws RequestFault {
    if (binding.has("nonce") || binding.has("audience")) {
      return Optional.of(keyBinding(binding, binding.name("nonce"), binding.name("audience")));
    }
    if (asked.nonce().isPresent() && asked.audience().isPresent()) {
      return Optional.of(keyBinding(binding, asked.nonce().get(), asked.audience().get()));
    }
    for (String name : OF_KEY_BINDING) {
      if (binding.has(name)) {
        throw binding.fault(
            Reason.BAD_VALUE, name, "is about key binding JWTs, and takes nonce and audience");
      }
    }
    return Optional.empty();
  }

  private static HolderBinding.Required keyBinding(
      RequestObject binding, String nonce, String audience) throws RequestFault {
    return new HolderBinding.Required(
        nonce,
        audience,
        binding.optionalDuration("maxAge").orElse(HolderBinding.Required.DEFAULT_MAX_AGE),
        binding.texts("transactionData"));
  }
}

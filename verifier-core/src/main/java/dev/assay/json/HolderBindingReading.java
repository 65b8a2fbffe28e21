package dev.assay.json;

import dev.assay.credential.HolderBinding;
import dev.assay.json.RequestFault.Reason;
import java.util.List;
import java.util.Optional;

/** Reads what the holder must prove. */
final class HolderBindingReading {

  /** OpenID4VP 1.0, 8.4: a transaction has a handful of things to agree to. */
  private static final int MAX_TRANSACTION_DATA = 50;

  private static final List<String> MEMBERS =
      List.of("nonce", "audience", "maxAge", "transactionData");

  private static final List<String> OF_MDOC =
      List.of("sessionTranscript", "openid4vp", "dcApi", "readerKey");

  private HolderBindingReading() {}

  /** A member that is there demands a proof, and one that is not demands none. */
  static HolderBinding read(Optional<RequestObject> binding) throws RequestFault {
    return binding.isEmpty() ? new HolderBinding.NotRequired() : required(binding.get());
  }

  private static HolderBinding required(RequestObject binding) throws RequestFault {
    for (String name : OF_MDOC) {
      if (binding.has(name)) {
        throw binding.fault(
            Reason.NOT_SUPPORTED,
            name,
            "belongs to format mso_mdoc, which this version does not verify; give nonce and"
                + " audience");
      }
    }
    binding.allowOnly(MEMBERS);
    binding.requireAtMost("transactionData", MAX_TRANSACTION_DATA);
    return new HolderBinding.Required(
        binding.name("nonce"),
        binding.name("audience"),
        binding.optionalDuration("maxAge").orElse(HolderBinding.Required.DEFAULT_MAX_AGE),
        binding.texts("transactionData"));
  }
}

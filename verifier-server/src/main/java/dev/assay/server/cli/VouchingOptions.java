package dev.assay.server.cli;

import dev.assay.trust.UnsignedSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who vouches for a source that may be taken without a signature; it is always said. */
final class VouchingOptions {

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = "Who must have signed it: a public key or a certificate in PEM, or a JWK.")
  private Optional<String> signer = Optional.empty();

  @Option(
      names = "--unsigned",
      paramLabel = "reviewed|transport",
      description =
          "Take it without a look at its signature, because you have reviewed it, or for nothing"
              + " but where you fetched it from. The list says which.")
  private Optional<UnsignedSource> unsigned = Optional.empty();

  /** The file of the pinned key; absent if the operator takes the source unsigned. */
  Optional<String> signer() throws CommandFault {
    if (signer.isPresent() == unsigned.isPresent()) {
      throw CommandFault.usage("name one of --signer FILE and --unsigned reviewed|transport");
    }
    return signer;
  }

  /** Why it is taken unsigned, if there is no signer. */
  UnsignedSource unsigned() {
    return unsigned.orElse(UnsignedSource.TRANSPORT);
  }
}

package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.trust.ImportTerms;
import dev.assay.trust.ImportTerms.ExpiredUse;
import dev.assay.trust.VciReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list import vci}: a directory of card issuers becomes a trust list. */
@Command(
    name = "vci",
    description = "Makes a trust list of the VCI directory of issuers of SMART Health Cards.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the list was made",
      " 1:the directory is not of the signer, too old, or earlier than --last-issue",
      "64:wrong usage",
      "65:a file cannot be read"
    })
final class VciImportCommand implements Callable<Integer> {

  /** Of RSA with 8192 bits, which nobody uses here. */
  private static final int MAX_SIGNATURE_BYTES = 1024;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ImportOptions options = new ImportOptions();

  @Mixin private VouchingOptions vouching = new VouchingOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "The snapshot (vci_snapshot.json); - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--signature",
      paramLabel = "FILE",
      description = "Its signature (vci_snapshot.sig); FILE with .sig for .json unless given.")
  private Optional<String> signature = Optional.empty();

  VciImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    Crypto crypto = Crypto.select();
    ImportTerms terms = options.terms(ExpiredUse.KEEP, surroundings);
    VciReader reader = new VciReader(crypto);
    Optional<String> signer = vouching.signer();
    if (signer.isEmpty()) {
      byte[] directory = directory();
      return options.run(spec, () -> reader.unsigned(file, directory, vouching.unsigned(), terms));
    }
    VerificationKey key = new SignerFile(signer.get()).key(crypto, surroundings.in());
    byte[] signed =
        new InputFile(signature.orElseGet(() -> file.replaceFirst("\\.json$", "") + ".sig"))
            .bytes(surroundings.in(), MAX_SIGNATURE_BYTES);
    byte[] directory = directory();
    return options.run(spec, () -> reader.signed(file, directory, signed, key, terms));
  }

  private byte[] directory() throws CommandFault {
    return new InputFile(file).bytes(surroundings.in(), DocumentKind.TRUST_LIST.maxBytes());
  }
}

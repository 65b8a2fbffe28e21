package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.trust.GdhcnReader;
import dev.assay.trust.ImportTerms;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list import gdhcn}: a list of the WHO's network becomes a trust list. */
@Command(
    name = "gdhcn",
    description =
        "Makes a trust list of a DID trust list of the Global Digital Health Certification Network. It"
            + " is dated by its proof, or by --at if it has none.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the list was made",
      " 1:the list is not of the signer, too old, earlier than --last-issue, or not for this"
          + " environment",
      "64:wrong usage",
      "65:a file cannot be read"
    })
final class GdhcnImportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ImportOptions options = new ImportOptions();

  @Mixin private VouchingOptions vouching = new VouchingOptions();

  @Parameters(paramLabel = "FILE", description = "The DID document; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Mixin private ExpiryOptions expiry = new ExpiryOptions();

  GdhcnImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    Crypto crypto = Crypto.select();
    ImportTerms terms = options.terms(expiry.use(), surroundings);
    GdhcnReader reader = new GdhcnReader(crypto);
    Optional<String> signer = vouching.signer();
    if (signer.isEmpty()) {
      byte[] list = list();
      return options.run(spec, () -> reader.unsigned(file, list, vouching.unsigned(), terms));
    }
    VerificationKey key = new SignerFile(signer.get()).key(crypto, surroundings.in());
    byte[] list = list();
    return options.run(spec, () -> reader.signed(file, list, key, terms));
  }

  private byte[] list() throws CommandFault {
    return new InputFile(file).bytes(surroundings.in(), DocumentKind.TRUST_LIST.maxBytes());
  }
}

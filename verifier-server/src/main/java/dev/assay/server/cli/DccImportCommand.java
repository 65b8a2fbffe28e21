package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.DocumentKind;
import dev.assay.trust.DccListReader;
import dev.assay.trust.ImportTerms;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list import dcc}: a list of the EU gateway's kind becomes a trust list. */
@Command(
    name = "dcc",
    description =
        "Makes a trust list of a signed list of signers of EU DCCs, as national backends of the EU"
            + " gateway publish it. Such a list does not say when it was made: it is dated by --at, so"
            + " that --last-issue does not tell an older one from the latest. Compare the digest in"
            + " its provenance with that of the last import.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the list was made",
      " 1:the list is not of the signer, or --at is before --last-issue",
      "64:wrong usage",
      "65:a file cannot be read"
    })
final class DccImportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ImportOptions options = new ImportOptions();

  @Parameters(paramLabel = "FILE", description = "The list; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "FILE",
      description = "Who must have signed it: a public key or a certificate in PEM, or a JWK.")
  private String signer = "";

  @Mixin private ExpiryOptions expiry = new ExpiryOptions();

  DccImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    Crypto crypto = Crypto.select();
    ImportTerms terms = options.terms(expiry.use(), surroundings);
    VerificationKey key = new SignerFile(signer).key(crypto, surroundings.in());
    byte[] list = new InputFile(file).bytes(surroundings.in(), DocumentKind.TRUST_LIST.maxBytes());
    return options.run(spec, () -> new DccListReader(crypto).signed(file, list, key, terms));
  }
}

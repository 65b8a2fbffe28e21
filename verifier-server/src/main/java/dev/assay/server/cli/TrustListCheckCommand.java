package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list check}: whether a list can be used, and everything that is wrong. */
@Command(
    name = "check",
    description = "Says whether a trust list can be used, and what is wrong with it.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it can be used",
      " 1:it cannot be used",
      "64:wrong usage",
      "65:the file cannot be read"
    })
final class TrustListCheckCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The trust list; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = "Who must have signed it: a public JWK, a public key or a certificate.")
  private Optional<String> signer = Optional.empty();

  TrustListCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    PrintWriter out = spec.commandLine().getOut();
    Crypto crypto = Crypto.select();
    try {
      TrustListFile read = TrustListFile.read(file, signer, surroundings.in(), crypto);
      TrustList list = read.list(crypto);
      TrustList.Freshness freshness = list.freshnessAt(surroundings.clock().instant());
      out.println(
          file
              + ": "
              + list.id()
              + " #"
              + list.sequence()
              + ", "
              + list.entries().size()
              + " entries, "
              + read.signatureText());
      if (freshness != TrustList.Freshness.FRESH) {
        out.println(file + ": past its next update, " + list.nextUpdate());
      }
      return (freshness == TrustList.Freshness.EXPIRED ? ExitCode.REJECTED : ExitCode.OK).number();
    } catch (TrustListFault e) {
      out.println(TrustListFaults.text(e));
      return ExitCode.REJECTED.number();
    }
  }
}

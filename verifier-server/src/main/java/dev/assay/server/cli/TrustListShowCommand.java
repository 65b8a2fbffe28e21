package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.jose.Json;
import dev.assay.json.TrustListView;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list show}: who is trusted, for what, and how up to date that is. */
@Command(
    name = "show",
    description = "Shows who is on a trust list, and for what.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class TrustListShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The trust list; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = "Who must have signed it: a public JWK, a public key or a certificate.")
  private Optional<String> signer = Optional.empty();

  @Option(names = "--output", paramLabel = "text|json", description = "For people, or as JSON.")
  private Output output = Output.TEXT;

  TrustListShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    Crypto crypto = Crypto.select();
    Instant now = surroundings.clock().instant();
    try {
      TrustListFile read = TrustListFile.read(file, signer, surroundings.in(), crypto);
      show(read.list(crypto), read, now);
      return ExitCode.OK.number();
    } catch (TrustListFault e) {
      throw CommandFault.input(TrustListFaults.text(e));
    }
  }

  private void show(TrustList list, TrustListFile read, Instant now) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == Output.JSON) {
      out.println(Json.writePretty(TrustListView.list(list, now)));
    } else {
      Page page = new Page(out, surroundings.terminal().out());
      new TrustListText(page, now).write(list, read.signatureText());
    }
    out.flush();
  }
}

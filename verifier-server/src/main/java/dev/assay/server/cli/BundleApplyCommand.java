package dev.assay.server.cli;

import dev.assay.bundle.BundleDelta;
import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleReader;
import dev.assay.crypto.Crypto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay bundle apply}: a bundle and a delta become the later bundle. */
@Command(
    name = "apply",
    description = "Makes the later bundle of an earlier one and a delta.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class BundleApplyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BASE", description = "The earlier bundle.")
  private String base = "";

  @Parameters(index = "1", paramLabel = "DELTA", description = "What has changed since.")
  private String delta = "";

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "FILE",
      description = "Who must have signed both: a public JWK or a certificate. May be repeated.")
  private List<String> signers = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write the later bundle; it may be BASE itself.")
  private Path out = Path.of("");

  BundleApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    Crypto crypto = Crypto.select();
    BundleReader reader = new BundleReader(crypto, SignerFile.keys(signers, crypto));
    try {
      BundleDelta read = reader.delta(delta, bytes(delta));
      byte[] full = read.applyTo(base, bytes(base));
      new WrittenFile(out).write(full);
      spec.commandLine().getErr().println(out + " is " + read.full().bundle().text());
      return ExitCode.OK.number();
    } catch (BundleFault e) {
      throw BundleFaults.of(e);
    }
  }

  private byte[] bytes(String file) throws CommandFault {
    return new InputFile(file).bytes(surroundings.in(), BundleShowCommand.MAX_BYTES);
  }
}

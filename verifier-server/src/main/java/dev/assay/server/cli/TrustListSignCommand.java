package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.jose.JwsSigner;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list sign}: a list becomes a compact JWS that others can pin the key of. */
@Command(
    name = "sign",
    description = "Signs a trust list, if it can be used.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class TrustListSignCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The trust list, as JSON; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Mixin private SigningKeyOption key = new SigningKeyOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; standard output unless given.")
  private Optional<Path> out = Optional.empty();

  TrustListSignCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    Crypto crypto = Crypto.select();
    String secret = key.text(surroundings.in());
    try {
      TrustListFile read = TrustListFile.read(file, Optional.empty(), surroundings.in(), crypto);
      // Who signs a list that cannot be used has made a mistake that others would find.
      read.list(crypto);
      if (read.signature() != TrustListFile.Signature.NONE) {
        throw CommandFault.input(file + " is signed already");
      }
      write(JwsSigner.sign(secret, Map.of("typ", TrustListReader.TYPE), read.json()));
      return ExitCode.OK.number();
    } catch (TrustListFault e) {
      throw CommandFault.input(TrustListFaults.text(e));
    } catch (KeyRejectedException e) {
      throw key.fault("must be a private key: " + e.getMessage());
    }
  }

  private void write(String compact) throws CommandFault {
    if (out.isEmpty()) {
      spec.commandLine().getOut().println(compact);
      return;
    }
    try {
      Files.write(out.get(), (compact + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, out.get() + " cannot be written");
    }
  }
}

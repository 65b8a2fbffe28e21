package dev.assay.server.cli;

import java.io.InputStream;
import picocli.CommandLine.Option;

/** The option that names the key to sign with. */
final class SigningKeyOption {

  private static final int MAX_KEY_BYTES = 64 << 10;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "JWK|PEM",
      description = "The private key: a file with a JWK, or PKCS #8 in PEM.")
  private String file = "";

  String text(InputStream standardInput) throws CommandFault {
    return new InputFile(file).text(standardInput, MAX_KEY_BYTES);
  }

  CommandFault fault(String why) {
    return CommandFault.input(file + " " + why);
  }
}

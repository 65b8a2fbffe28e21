package dev.assay.server.cli;

import dev.assay.trust.AuthorityFiles;
import dev.assay.trust.TrustListFault;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list import iaca}: certificates of authorities become a trust list. */
@Command(
    name = "iaca",
    description = "Makes a trust list of the certificates of issuing authorities.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the list was made",
      " 1:a certificate cannot be used",
      "64:wrong usage",
      "65:a file cannot be read"
    })
final class AuthorityImportCommand implements Callable<Integer> {

  private static final int MAX_FILE_BYTES = 1 << 20;

  /** After which somebody should look at the certificates again. */
  private static final Duration LASTS = Duration.ofDays(365);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Certificates in DER or PEM; every file of a folder.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description =
          "A type of document that these authorities are trusted for, such as"
              + " org.iso.18013.5.1.mDL. May be repeated.")
  private List<String> types = new ArrayList<>();

  @Option(names = "--id", paramLabel = "ID", description = "The identifier of the list; iaca.")
  private String id = "iaca";

  @Option(
      names = "--lasts",
      paramLabel = "DURATION",
      description = "How long the list is fresh; P365D unless given.")
  private Optional<String> lasts = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it; standard output unless given.")
  private Optional<Path> out = Optional.empty();

  AuthorityImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    List<AuthorityFiles.File> files = new ArrayList<>();
    for (String name : InputFolder.files(places)) {
      files.add(
          AuthorityFiles.File.of(
              name, new InputFile(name).bytes(surroundings.in(), MAX_FILE_BYTES)));
    }
    AuthorityFiles.Terms terms =
        new AuthorityFiles.Terms(
            id, types, surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS), lasting());
    try {
      new ListOutput(spec, out).write(AuthorityFiles.list(files, terms));
      return ExitCode.OK.number();
    } catch (TrustListFault e) {
      spec.commandLine().getErr().println(TrustListFaults.text(e));
      return ExitCode.REJECTED.number();
    }
  }

  private Duration lasting() throws CommandFault {
    try {
      return lasts.map(Duration::parse).orElse(LASTS);
    } catch (DateTimeException e) {
      throw CommandFault.usage("--lasts must be a duration such as P365D");
    }
  }
}

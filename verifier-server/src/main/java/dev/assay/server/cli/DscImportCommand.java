package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.trust.AuthorityFiles;
import dev.assay.trust.ImportTerms;
import dev.assay.trust.SignerFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay trust-list import dsc}: certificates of signers become a trust list. */
@Command(
    name = "dsc",
    description =
        "Makes a trust list of the certificates of signers of EU DCCs, or of a signer's bare key.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the list was made",
      " 1:--at is before --last-issue",
      "64:wrong usage",
      "65:a file cannot be read"
    })
final class DscImportCommand implements Callable<Integer> {

  private static final int MAX_FILE_BYTES = 1 << 20;

  /** As many as a list may have entries. */
  private static final int MAX_FILES = 20_000;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ImportOptions options = new ImportOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Certificates in DER or PEM, or a public key; every file of a folder.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description =
          "The exact iss of what they sign, such as GB; the country of each certificate unless"
              + " given. No other entry then speaks for it.")
  private Optional<String> country = Optional.empty();

  @Option(
      names = "--kid",
      paramLabel = "NAME",
      description = "What tokens call the bare key: its text, or the base64 of its bytes.")
  private Optional<String> keyId = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Since when the bare key is trusted; it does not say itself.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "From when on the signers are withdrawn, as historical; not at all unless given.")
  private Optional<String> until = Optional.empty();

  @Mixin private ExpiryOptions expiry = new ExpiryOptions();

  DscImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    ImportTerms terms = options.terms(expiry.use(), surroundings);
    SignerFiles.KeyTerms keys =
        new SignerFiles.KeyTerms(
            country,
            keyId,
            ImportOptions.instant("--from", from),
            ImportOptions.instant("--until", until));
    List<AuthorityFiles.File> files = files();
    return options.run(spec, () -> new SignerFiles(Crypto.select()).list(files, keys, terms));
  }

  private List<AuthorityFiles.File> files() throws CommandFault {
    List<String> names = InputFolder.files(places);
    if (names.isEmpty() || names.size() > MAX_FILES) {
      throw CommandFault.input(names.size() + " files, and there must be 1 to " + MAX_FILES);
    }
    List<AuthorityFiles.File> files = new ArrayList<>();
    for (String name : names) {
      files.add(
          AuthorityFiles.File.of(
              name, new InputFile(name).bytes(surroundings.in(), MAX_FILE_BYTES)));
    }
    return files;
  }
}

package dev.assay.server.cli;

import dev.assay.crypto.Crypto;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.VicalReader;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code assay trust-list import vical}: a signed list of issuing authorities becomes a trust list.
 */
@Command(
    name = "vical",
    description =
        "Makes a trust list of a VICAL (ISO/IEC 18013-5, Annex C), if its signer is known.",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the list was made",
      " 1:the VICAL cannot be used",
      "64:wrong usage",
      "65:a file cannot be read"
    })
final class VicalImportCommand implements Callable<Integer> {

  private static final int MAX_VICAL_BYTES = 20 << 20;
  private static final int MAX_CERTIFICATE_BYTES = 64 << 10;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The VICAL; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "CERT",
      description =
          "The certificate of the VICAL's signer, or of an authority above it: PEM or DER. May be"
              + " repeated.")
  private List<String> signers = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The identifier of the list; named after the provider unless given.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description = "How long a VICAL is used that names no next update; P92D unless given.")
  private Optional<String> maxAge = Optional.empty();

  @Option(
      names = "--last-issue",
      paramLabel = "N",
      description = "The issue that was taken last; an earlier one is refused.")
  private Optional<Long> lastIssue = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The instant at which the VICAL has to be current; now unless given.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it; standard output unless given.")
  private Optional<Path> out = Optional.empty();

  VicalImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    List<X509Certificate> anchors = new ArrayList<>();
    for (String signer : signers) {
      anchors.add(certificate(signer));
    }
    VicalReader.Terms terms = new VicalReader.Terms(anchors, id, maxAge(), lastIssue);
    byte[] vical = new InputFile(file).bytes(surroundings.in(), MAX_VICAL_BYTES);
    PrintWriter err = spec.commandLine().getErr();
    try {
      VicalReader.Imported imported =
          new VicalReader(Crypto.select()).read(file, vical, terms, at());
      new ListOutput(spec, out).write(imported.json());
      imported
          .leftOut()
          .forEach(entry -> err.println("left out entry " + entry.place() + ": " + entry.reason()));
      return ExitCode.OK.number();
    } catch (TrustListFault e) {
      err.println(TrustListFaults.text(e));
      return ExitCode.REJECTED.number();
    }
  }

  private Instant at() throws CommandFault {
    try {
      return at.map(Instant::parse).orElseGet(() -> surroundings.clock().instant());
    } catch (DateTimeException e) {
      throw CommandFault.usage("--at must be an instant in UTC such as 2026-01-31T12:00:00Z");
    }
  }

  private Duration maxAge() throws CommandFault {
    try {
      return maxAge.map(Duration::parse).orElse(VicalReader.DEFAULT_MAX_AGE);
    } catch (DateTimeException e) {
      throw CommandFault.usage("--max-age must be a duration such as P92D");
    }
  }

  private X509Certificate certificate(String name) throws CommandFault {
    byte[] bytes = new InputFile(name).bytes(surroundings.in(), MAX_CERTIFICATE_BYTES);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    try {
      return text.contains("-----BEGIN")
          ? CertificateReader.pem(text)
          : CertificateReader.der(bytes);
    } catch (CertificateFault e) {
      throw CommandFault.input(name + " must be a certificate in PEM or DER: " + e.getMessage());
    }
  }
}

package dev.assay.server.cli;

import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleTerms;
import dev.assay.bundle.BundleWriter;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.JwsSigner;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay bundle build}: files become a signed bundle, or a delta from an earlier one. */
@Command(
    name = "build",
    description = {
      "Signs a bundle of trust lists, documents and rule lists, for devices that are offline.",
      "A file counts as fetched when it was written last; nothing in a bundle gets younger."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64)
final class BundleBuildCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BundleContents contents = new BundleContents();

  @Mixin private SigningKeyOption key = new SigningKeyOption();

  @Option(
      names = "--id",
      required = true,
      paramLabel = "ID",
      description = "The same for all issues: letters, digits, - and _.")
  private String id = "";

  @Option(
      names = "--sequence",
      required = true,
      paramLabel = "N",
      description = "Higher than that of the issue before.")
  private long sequence;

  @Option(
      names = "--valid-for",
      required = true,
      paramLabel = "DURATION",
      description = "How long it is fresh, such as P7D.")
  private String validFor = "";

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      description = "How long after that it is stale, such as P3D, and not yet too old.")
  private Optional<String> grace = Optional.empty();

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description = "An earlier issue by the same key: write the delta from it.")
  private Optional<String> base = Optional.empty();

  @Option(
      names = "--full-out",
      paramLabel = "FILE",
      description = "With --base: where to write the whole bundle besides.")
  private Optional<Path> fullOut = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write the bundle, or with --base the delta.")
  private Path out = Path.of("");

  BundleBuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    if (fullOut.isPresent() && base.isEmpty()) {
      throw CommandFault.usage("--full-out goes with --base; without it --out is the whole bundle");
    }
    Crypto crypto = Crypto.select();
    SigningKey signer = signer(crypto);
    BundleTerms terms = terms();
    BundleWriter writer = new BundleWriter(crypto);
    try {
      contents.addTo(writer, crypto, terms.issued(), this::progress);
      byte[] full = writer.write(terms, signer);
      if (base.isPresent()) {
        byte[] before =
            new InputFile(base.get()).bytes(surroundings.in(), BundleShowCommand.MAX_BYTES);
        new WrittenFile(out).write(writer.delta(base.get(), before, full, signer));
        if (fullOut.isPresent()) {
          new WrittenFile(fullOut.get()).write(full);
        }
      } else {
        new WrittenFile(out).write(full);
      }
      return ExitCode.OK.number();
    } catch (BundleFault e) {
      throw BundleFaults.of(e);
    } catch (GeneralSecurityException e) {
      throw key.fault("cannot sign here");
    }
  }

  private void progress(int done, int all) {
    if (surroundings.terminal().err() == Terminal.Watched.WATCHED) {
      spec.commandLine().getErr().print("\r" + done + " of " + all + " files");
      spec.commandLine().getErr().print(done == all ? "\n" : "");
      spec.commandLine().getErr().flush();
    }
  }

  private SigningKey signer(Crypto crypto) throws CommandFault {
    try {
      return JwsSigner.key(key.text(surroundings.in()), crypto);
    } catch (KeyRejectedException e) {
      throw key.fault("must be a private key: " + e.getMessage());
    }
  }

  private BundleTerms terms() throws CommandFault {
    if (sequence < 0) {
      throw CommandFault.usage("--sequence must be 0 or more");
    }
    Instant issued = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Duration fresh = duration("--valid-for", validFor);
    Optional<Duration> stale =
        grace.isPresent() ? Optional.of(duration("--grace", grace.get())) : Optional.empty();
    return new BundleTerms(id, sequence, issued, issued.plus(fresh), stale);
  }

  private static Duration duration(String option, String text) throws CommandFault {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && duration.compareTo(Duration.ofDays(36_525)) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // The same fault as for one that is negative.
    }
    throw CommandFault.usage(option + " must be a duration such as P7D or PT12H");
  }
}

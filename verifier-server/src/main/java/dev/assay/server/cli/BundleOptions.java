package dev.assay.server.cli;

import dev.assay.CredentialVerifier;
import dev.assay.OfflineVerifier;
import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleReader;
import dev.assay.bundle.BundleStore;
import dev.assay.bundle.BundleUse;
import dev.assay.bundle.FreshnessPolicy;
import dev.assay.bundle.OfflineBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name an offline bundle to decide from. */
final class BundleOptions {

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "Decide from this offline bundle, and fetch nothing. Needs --bundle-signer.")
  private Optional<String> bundle = Optional.empty();

  @Option(
      names = "--bundle-signer",
      paramLabel = "FILE",
      description =
          "Who must have signed the bundle: a public JWK or a certificate. May be repeated.")
  private List<String> signers = new ArrayList<>();

  @Option(
      names = "--bundle-memory",
      paramLabel = "FILE",
      description =
          "Where to remember which issue was used last, so that an earlier one is refused, and so is"
              + " another bundle.")
  private Optional<Path> memory = Optional.empty();

  @Option(
      names = "--bundle-stale",
      paramLabel = "USE",
      description =
          "What to make of a bundle past its next update, within its grace: accept (unless given),"
              + " undetermined or refuse.")
  private Optional<BundleUse> stale = Optional.empty();

  @Option(
      names = "--bundle-too-old",
      paramLabel = "USE",
      description =
          "What to make of one past its grace: undetermined (unless given), refuse or accept.")
  private Optional<BundleUse> tooOld = Optional.empty();

  /** Whether a bundle is named. */
  boolean any() {
    return bundle.isPresent();
  }

  /**
   * What decides from the bundle, if one is named.
   *
   * @param clock what the age of the bundle is told by
   */
  Optional<OfflineVerifier> read(CredentialVerifier verifier, InstantSource clock)
      throws CommandFault {
    if (bundle.isEmpty()) {
      requireNoneOfItsOptions();
      return Optional.empty();
    }
    String file = bundle.get();
    if (signers.isEmpty()) {
      throw CommandFault.usage("name the key that signed " + file + ": --bundle-signer FILE");
    }
    BundleReader reader =
        new BundleReader(verifier.crypto(), SignerFile.keys(signers, verifier.crypto()));
    try (InputStream in = new InputFile(file).open()) {
      OfflineBundle read = reader.read(file, in);
      FreshnessPolicy policy = policy();
      putInForce(read, policy, clock.instant());
      return Optional.of(new OfflineVerifier(verifier, read, policy));
    } catch (BundleFault e) {
      throw BundleFaults.of(e);
    } catch (IOException e) {
      throw CommandFault.input(file + " cannot be read");
    }
  }

  /** The memory is opened late, so that nobody waits for it while a long bundle is read. */
  private void putInForce(OfflineBundle read, FreshnessPolicy policy, Instant now)
      throws CommandFault, BundleFault {
    try (BundleMemory remembered = BundleMemory.open(memory)) {
      remembered.requireKnown(read);
      new BundleStore(remembered.bundles(), remembered.lists(), policy).accept(read, now);
      remembered.save();
    }
  }

  private FreshnessPolicy policy() {
    return new FreshnessPolicy(
        stale.orElse(FreshnessPolicy.DEFAULT.stale()),
        tooOld.orElse(FreshnessPolicy.DEFAULT.tooOld()));
  }

  private void requireNoneOfItsOptions() throws CommandFault {
    if (!signers.isEmpty() || memory.isPresent() || stale.isPresent() || tooOld.isPresent()) {
      throw CommandFault.usage(
          "--bundle-signer, --bundle-memory, --bundle-stale and --bundle-too-old need --bundle"
              + " FILE");
    }
  }
}

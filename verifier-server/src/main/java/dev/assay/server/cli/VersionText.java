package dev.assay.server.cli;

import dev.assay.check.Spec;
import dev.assay.crypto.Crypto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code assay --version} says: the version, the cryptography and why, the specifications. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    lines.add("assay " + version());
    lines.add("Java " + Runtime.version());
    lines.add("Cryptography: " + Crypto.select().explanation());
    lines.add("Specifications:");
    for (Spec spec : Spec.values()) {
      lines.add("  " + spec.title() + " (" + spec.version() + ")");
    }
    return lines.toArray(String[]::new);
  }

  /** From the manifest of the jar; there is none when it runs from classes. */
  static String version() {
    return Optional.ofNullable(VersionText.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}

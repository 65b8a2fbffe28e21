package dev.assay;

import static dev.assay.FormatRule.KNOWN;
import static dev.assay.FormatRule.RECOGNISED;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.Input;
import java.util.List;
import java.util.Optional;

/** The formats that this version reads, and the choice between them. */
final class Formats {

  private final List<CredentialFormat> formats;

  Formats(List<CredentialFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  List<CredentialFormat> all() {
    return formats;
  }

  /** The format of this name, or the first one that recognises the input. */
  CredentialFormat pick(Optional<String> named, Input input, Checks checks) {
    if (named.isEmpty()) {
      checks.skip(KNOWN, "the request leaves the format open");
      return recognise(input, checks);
    }
    checks.skip(RECOGNISED, "the request names the format");
    Optional<CredentialFormat> known =
        formats.stream().filter(format -> format.id().equals(named.get())).findFirst();
    checks.require(
        KNOWN,
        known.isPresent(),
        () -> "the format is " + Shown.of(named.get()) + ", this version reads " + ids());
    return known.orElseThrow();
  }

  private CredentialFormat recognise(Input input, Checks checks) {
    Optional<CredentialFormat> recognised =
        formats.stream().filter(format -> format.recognises(input)).findFirst();
    checks.require(
        RECOGNISED,
        recognised.isPresent(),
        () -> "no format recognises the input; this version reads " + ids());
    return recognised.orElseThrow();
  }

  private List<String> ids() {
    return formats.stream().map(CredentialFormat::id).toList();
  }
}

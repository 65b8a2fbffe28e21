package dev.assay;

import static dev.assay.FormatRule.KNOWN;
import static dev.assay.FormatRule.RECOGNISED;
import static dev.assay.FormatRule.WHOLE;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.RuleSet;
import dev.assay.check.Shown;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The formats that this version reads, and the choice between them. */
final class Formats {

  private final List<CredentialFormat> formats;
  private final Map<String, RuleSet> rules = new HashMap<>();

  /**
   * These formats.
   *
   * @param common the rules that bind every format
   */
  Formats(List<CredentialFormat> formats, List<Rule> common) {
    this.formats = List.copyOf(formats);
    for (CredentialFormat format : formats) {
      rules.put(format.id(), RuleSet.of(format.rules()).and(common));
    }
  }

  List<CredentialFormat> all() {
    return formats;
  }

  /** The rules that bind what is of this format: its own, and those that bind every format. */
  RuleSet rules(CredentialFormat format) {
    return Objects.requireNonNull(rules.get(format.id()));
  }

  /** The format of this name, or the first one that recognises the input. */
  CredentialFormat pick(Optional<String> named, Input input, Checks checks) {
    CredentialFormat picked =
        named.isEmpty() ? recognise(input, checks) : named(named.get(), checks);
    checks.require(
        WHOLE,
        picked.readsParts() || input.parts().size() == 1,
        () -> picked.id() + " is never split, and there are " + input.parts().size() + " parts");
    return picked;
  }

  private CredentialFormat named(String id, Checks checks) {
    checks.skip(RECOGNISED, "the request names the format");
    Optional<CredentialFormat> known =
        formats.stream().filter(format -> format.id().equals(id)).findFirst();
    checks.require(
        KNOWN,
        known.isPresent(),
        () -> "the format is " + Shown.of(id) + ", this version reads " + ids());
    return known.orElseThrow();
  }

  private CredentialFormat recognise(Input input, Checks checks) {
    checks.skip(KNOWN, "the request leaves the format open");
    for (CredentialFormat format : formats) {
      if (format.recognises(input)) {
        checks.pass(RECOGNISED, "");
        return format;
      }
    }
    throw checks.halt(RECOGNISED, "no format recognises the input; this version reads " + ids());
  }

  private List<String> ids() {
    return formats.stream().map(CredentialFormat::id).toList();
  }
}

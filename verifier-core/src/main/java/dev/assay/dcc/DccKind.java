package dev.assay.dcc;

import java.util.List;
import java.util.Optional;

/** What a certificate certifies: the groups of EU DCC schema 1.3.0, and one of Austria's own. */
enum DccKind {
  /** A test, its result included: what is certified may be an infection. */
  TEST("t", "eu-dcc:test", Optional.of(1), List.of("tg", "tt", "sc", "tr", "co", "is", "ci")),
  VACCINATION(
      "v",
      "eu-dcc:vaccination",
      Optional.of(2),
      List.of("tg", "vp", "mp", "ma", "dn", "sd", "dt", "co", "is", "ci")),
  RECOVERY(
      "r", "eu-dcc:recovery", Optional.of(3), List.of("tg", "fr", "co", "is", "df", "du", "ci")),
  /** From the duty to be vaccinated, which Austria had for a while; schema AT-1.0.0. */
  EXEMPTION("ve", "eu-dcc:exemption", Optional.empty(), List.of("tg", "du", "co", "is", "ci"));

  private final String group;
  private final String type;
  private final Optional<Integer> usage;
  private final List<String> required;

  DccKind(String group, String type, Optional<Integer> usage, List<String> required) {
    this.group = group;
    this.type = type;
    this.usage = usage;
    this.required = required;
  }

  /** The member of the payload that the entry stands in. */
  String group() {
    return group;
  }

  /** The name of the type in trust lists and policies. */
  String type() {
    return type;
  }

  /** The last arc of the extended key usage of who may sign it: HCERT 1.0.8, A.4. */
  Optional<Integer> usage() {
    return usage;
  }

  /** The members that each entry has. */
  List<String> required() {
    return required;
  }
}

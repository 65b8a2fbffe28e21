package dev.assay.dcc;

import java.util.List;
import java.util.Optional;

/** What a code begins with, and what may stand behind it: HCERT 1.0.8, 4.2.2. */
enum ContextIdentifier {
  /** The first and only version of the European format. */
  HC1("HC1:", "1.", List.of(DccKind.VACCINATION, DccKind.TEST, DccKind.RECOVERY)),
  /** Austria's own, for what no other country has to accept; schema AT-1.0.0. */
  AT1("AT1:", "AT-1.", List.of(DccKind.EXEMPTION));

  private static final List<ContextIdentifier> ALL = List.of(values());

  private final String text;
  private final String version;
  private final List<DccKind> kinds;

  ContextIdentifier(String text, String version, List<DccKind> kinds) {
    this.text = text;
    this.version = version;
    this.kinds = kinds;
  }

  /** That of a text; empty if it has none of them. */
  static Optional<ContextIdentifier> of(String scanned) {
    for (ContextIdentifier one : ALL) {
      if (scanned.startsWith(one.text)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** How many characters it has. */
  int length() {
    return text.length();
  }

  /** What the version of the schema begins with. */
  String version() {
    return version;
  }

  /** What may be certified behind it. */
  List<DccKind> kinds() {
    return kinds;
  }
}

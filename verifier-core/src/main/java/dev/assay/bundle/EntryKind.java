package dev.assay.bundle;

import dev.assay.document.DocumentKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an entry of a bundle is: a kind of document as a decision asks for it, or a list of the
 * operator's.
 *
 * @param code the name in the manifest, such as {@code status-list}
 * @param mediaTypes those that it can have
 * @param maxBytes the largest that is read
 */
public record EntryKind(String code, List<String> mediaTypes, int maxBytes) {

  /** A trust list, plain or signed. */
  public static final EntryKind TRUST_LIST = of(DocumentKind.TRUST_LIST);

  /** A list of business rules, plain or signed; as large as the reader of rule lists takes. */
  public static final EntryKind RULE_LIST =
      new EntryKind("rule-list", List.of("application/json", "application/jwt"), 10 << 20);

  private static final List<EntryKind> ALL =
      Stream.concat(Stream.of(DocumentKind.values()).map(EntryKind::of), Stream.of(RULE_LIST))
          .toList();

  public EntryKind {
    mediaTypes = List.copyOf(mediaTypes);
  }

  /** The kind of entry that answers for a kind of document. */
  public static EntryKind of(DocumentKind kind) {
    return new EntryKind(kind.code(), kind.mediaTypes(), kind.maxBytes());
  }

  /** Every kind that there is. */
  static EntryKind[] all() {
    return ALL.toArray(EntryKind[]::new);
  }

  /** The kind with this name. */
  public static Optional<EntryKind> ofCode(String code) {
    return ALL.stream().filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** Whether it is a list of the operator's, and no document. */
  public boolean isList() {
    return equals(TRUST_LIST) || equals(RULE_LIST);
  }
}

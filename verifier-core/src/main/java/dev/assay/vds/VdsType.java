package dev.assay.vds;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a seal proves, by {@code hdr.t}. */
enum VdsType {
  /** Proof of vaccination; what it says was defined by WHO. */
  VACCINATION("icao.vacc", "NV", "uvci"),
  /** Proof of testing; what it says was defined by ICAO. */
  TEST("icao.test", "NT", "utci");

  private final String name;
  private final String documentType;
  private final String identifier;

  VdsType(String name, String documentType, String identifier) {
    this.name = name;
    this.documentType = documentType;
    this.identifier = identifier;
  }

  static Optional<VdsType> of(Object name) {
    return Arrays.stream(values()).filter(type -> type.name.equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(type -> type.name).toList();
  }

  /** The name of the type in seals, trust lists and policies. */
  String typeName() {
    return name;
  }

  /** What the certificate of who may sign it has among its document types. */
  String documentType() {
    return documentType;
  }

  /** The member of the message that names the proof. */
  String identifier() {
    return identifier;
  }
}

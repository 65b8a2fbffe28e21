package dev.assay.server.web;

import java.util.List;
import java.util.stream.Stream;

/** Where claims come from, as residents call it; most documents have no name that is known here. */
enum DocumentName implements Bilingual {
  DRIVING_LICENCE("From your driving licence", "O'ch trwydded yrru", "org.iso.18013.5.1.mDL"),
  IDENTITY(
      "From your digital identity document",
      "O'ch dogfen hunaniaeth ddigidol",
      "eu.europa.ec.eudi.pid.1",
      "urn:eudi:pid:1"),
  PHOTO_ID("From your photo ID", "O'ch dogfen adnabod â llun", "org.iso.23220.photoid.1"),
  ANY("From a document in your wallet", "O ddogfen yn eich waled");

  private final String english;
  private final String welsh;
  private final List<String> types;

  DocumentName(String english, String welsh, String... types) {
    this.english = english;
    this.welsh = welsh;
    this.types = List.of(types);
  }

  /** Of a document that has one of these types. */
  static DocumentName of(List<String> types) {
    return Stream.of(values())
        .filter(one -> !types.isEmpty() && one.types.containsAll(types))
        .findFirst()
        .orElse(ANY);
  }

  @Override
  public String in(Language language) {
    return language.choose(english, welsh);
  }
}

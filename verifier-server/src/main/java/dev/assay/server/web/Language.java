package dev.assay.server.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language of the pages. */
enum Language {
  ENGLISH("en", "English"),
  WELSH("cy", "Cymraeg");

  private final String code;
  private final String own;
  private final DateTimeFormatter dates;

  Language(String code, String own) {
    this.code = code;
    this.own = own;
    this.dates = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(code + "-GB"));
  }

  /** The language of this code; English if there is none. */
  static Language of(@Nullable String code) {
    return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst().orElse(ENGLISH);
  }

  /** Of two texts the one in this language. */
  String choose(String english, String welsh) {
    return this == WELSH ? welsh : english;
  }

  /** As the attribute {@code lang} has it. */
  String code() {
    return code;
  }

  /** Its name in itself. */
  String own() {
    return own;
  }

  /** A date as people write it, such as {@code 1 March 2026}. */
  String date(LocalDate date) {
    return dates.format(date);
  }
}

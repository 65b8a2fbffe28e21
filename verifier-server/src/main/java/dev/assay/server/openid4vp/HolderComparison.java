package dev.assay.server.openid4vp;

import dev.assay.HolderProof;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether credentials are one person's, by what the answer shows: one key that signed for all of
 * them, or else names and date of birth, as far as they were asked for. Wallets have a key for each
 * credential, so that different keys say nothing.
 */
enum HolderComparison {
  ONE_CREDENTIAL("there are no two credentials"),
  SAME_KEY("one key has signed for all of them"),
  SAME_PERSON("family name, given name and date of birth are the same in all of them"),
  DIFFERENT("a family name, a given name or a date of birth differs"),
  UNKNOWN("nothing that was asked for shows whether they are one person's");

  private final String finding;

  HolderComparison(String finding) {
    this.finding = finding;
  }

  /** What was found, for people; nothing about anybody. */
  String finding() {
    return finding;
  }

  boolean permits() {
    return this == ONE_CREDENTIAL || this == SAME_KEY || this == SAME_PERSON;
  }

  static HolderComparison of(List<Matched> credentials) {
    if (credentials.size() < 2) {
      return ONE_CREDENTIAL;
    }
    List<Person> persons = credentials.stream().map(HolderComparison::person).toList();
    if (Person.differ(persons)) {
      return DIFFERENT;
    }
    List<Optional<String>> keys =
        credentials.stream().map(HolderComparison::key).distinct().toList();
    if (keys.size() == 1 && keys.get(0).isPresent()) {
      return SAME_KEY;
    }
    return persons.stream().allMatch(Person::isWhole) ? SAME_PERSON : UNKNOWN;
  }

  /**
   * Whom a credential is about. What stands deeper may be about somebody else, such as the child of
   * whoever has custody.
   */
  private static Person person(Matched credential) {
    Map<String, Object> claims = credential.claims().asJson();
    Optional<String> format = credential.result().facts().format();
    if (format.filter(DcqlFormat.MDOC.code()::equals).isPresent()) {
      return claims.values().stream()
          .flatMap(Person::ofNamespace)
          .filter(Person::isAnybody)
          .findFirst()
          .orElse(Person.NOBODY);
    }
    return format.filter(DcqlFormat.SD_JWT_VC.code()::equals).isPresent()
        ? Person.of(claims)
        : Person.NOBODY;
  }

  /** A key that nobody has used in this answer proves nothing about who gave it. */
  private static Optional<String> key(Matched credential) {
    return credential.result().facts().holder() == HolderProof.PROVED
        ? credential.result().credential().holderKey()
        : Optional.empty();
  }

  /** What a credential says of its holder; what it does not say, or says oddly, is absent. */
  private record Person(
      Optional<String> familyName, Optional<String> givenName, Optional<String> birthDate) {

    static final Person NOBODY = new Person(Optional.empty(), Optional.empty(), Optional.empty());

    static Stream<Person> ofNamespace(Object elements) {
      return elements instanceof Map<?, ?> map ? Stream.of(of(map)) : Stream.empty();
    }

    static Person of(Map<?, ?> claims) {
      return new Person(
          text(claims, "family_name"),
          text(claims, "given_name"),
          text(claims, "birth_date").or(() -> text(claims, "birthdate")));
    }

    private static Optional<String> text(Map<?, ?> claims, String name) {
      return claims.get(name) instanceof String text
          ? Optional.of(Normalizer.normalize(text.strip(), Normalizer.Form.NFC))
              .filter(normal -> !normal.isEmpty())
          : Optional.empty();
    }

    boolean isAnybody() {
      return !equals(NOBODY);
    }

    boolean isWhole() {
      return familyName.isPresent() && givenName.isPresent() && birthDate.isPresent();
    }

    static boolean differ(List<Person> persons) {
      return differ(persons.stream().map(Person::familyName))
          || differ(persons.stream().map(Person::givenName))
          || differ(persons.stream().map(Person::birthDate));
    }

    private static boolean differ(Stream<Optional<String>> values) {
      return values.flatMap(Optional::stream).distinct().count() > 1;
    }

    /** Does not show anybody. */
    @Override
    public String toString() {
      return "Person";
    }
  }
}

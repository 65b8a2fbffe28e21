package dev.assay.server.openid4vp;

import dev.assay.HolderProof;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import java.text.Normalizer;
import java.util.ArrayList;
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
    List<Person> persons =
        credentials.stream().map(one -> Person.of(one.claims().asJson())).toList();
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

  /** A key that nobody has used in this answer proves nothing about who gave it. */
  private static Optional<String> key(Matched credential) {
    return credential.result().facts().holder() == HolderProof.PROVED
        ? credential.result().credential().holderKey()
        : Optional.empty();
  }

  /** What a credential says of its holder; what it does not say, or says oddly, is absent. */
  private record Person(
      Optional<String> familyName, Optional<String> givenName, Optional<String> birthDate) {

    /** Of an SD-JWT VC as they are; of a mobile document in each of its namespaces. */
    static Person of(Map<String, Object> claims) {
      List<Map<?, ?>> places = new ArrayList<>(List.of(claims));
      claims.values().stream()
          .filter(Map.class::isInstance)
          .forEach(inside -> places.add((Map<?, ?>) inside));
      return new Person(
          first(places, "family_name"),
          first(places, "given_name"),
          first(places, "birth_date").or(() -> first(places, "birthdate")));
    }

    private static Optional<String> first(List<Map<?, ?>> places, String name) {
      return places.stream()
          .flatMap(place -> Stream.ofNullable(place.get(name)))
          .filter(String.class::isInstance)
          .map(text -> Normalizer.normalize(((String) text).strip(), Normalizer.Form.NFC))
          .filter(text -> !text.isEmpty())
          .findFirst();
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

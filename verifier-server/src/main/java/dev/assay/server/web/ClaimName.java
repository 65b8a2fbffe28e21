package dev.assay.server.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What residents call a claim. The names are those of the EU's person identification data, OpenID
 * Connect and ISO/IEC 18013-5; of another one the words in its own name have to do.
 */
enum ClaimName implements Bilingual {
  FAMILY_NAME("Last name", "Cyfenw", "family_name"),
  FAMILY_NAME_AT_BIRTH(
      "Last name at birth", "Cyfenw adeg geni", "birth_family_name", "family_name_birth"),
  GIVEN_NAME("First names", "Enwau cyntaf", "given_name"),
  GIVEN_NAME_AT_BIRTH(
      "First names at birth", "Enwau cyntaf adeg geni", "birth_given_name", "given_name_birth"),
  NAME("Name", "Enw", "name"),
  BIRTH_DATE("Date of birth", "Dyddiad geni", "birthdate", "birth_date", "date_of_birth"),
  BIRTH_PLACE("Place of birth", "Man geni", "place_of_birth", "birth_place"),
  BIRTH_YEAR("Year of birth", "Blwyddyn geni", "age_birth_year"),
  AGE_IN_YEARS("Age", "Oedran", "age_in_years"),
  ADDRESS("Address", "Cyfeiriad", "address", "resident_address", "formatted"),
  HOUSE("House number", "Rhif y tŷ", "house_number", "resident_house_number"),
  STREET("Street", "Stryd", "street_address", "resident_street"),
  TOWN("Town or city", "Tref neu ddinas", "locality", "resident_city"),
  POST_CODE("Postcode", "Cod post", "postal_code", "resident_postal_code"),
  REGION("County or region", "Sir neu ranbarth", "region", "resident_state"),
  COUNTRY("Country", "Gwlad", "country", "resident_country"),
  NATIONALITY("Nationality", "Cenedligrwydd", "nationalities", "nationality"),
  SEX("Sex", "Rhyw", "sex", "gender"),
  PORTRAIT("Photograph", "Ffotograff", "portrait", "picture"),
  DOCUMENT_NUMBER("Document number", "Rhif y ddogfen", "document_number"),
  PERSONAL_NUMBER("Personal number", "Rhif personol", "personal_administrative_number"),
  ISSUER("Who issued it", "Pwy a'i cyhoeddodd", "issuing_authority"),
  ISSUING_COUNTRY("Country that issued it", "Y wlad a'i cyhoeddodd", "issuing_country"),
  SIGNATURE("Signature", "Llofnod", "signature_usual_mark"),
  HEIGHT("Height", "Taldra", "height"),
  WEIGHT("Weight", "Pwysau", "weight"),
  EYES("Eye colour", "Lliw llygaid", "eye_colour"),
  HAIR("Hair colour", "Lliw gwallt", "hair_colour"),
  ISSUED("Date of issue", "Dyddiad cyhoeddi", "issue_date", "issuance_date", "date_of_issuance"),
  EXPIRES("Date of expiry", "Dyddiad dod i ben", "expiry_date", "date_of_expiry"),
  DRIVING("What you may drive", "Yr hyn y cewch ei yrru", "driving_privileges"),
  EMAIL("Email address", "Cyfeiriad e-bost", "email", "email_address"),
  PHONE("Phone number", "Rhif ffôn", "phone_number", "mobile_phone_number");

  private static final Pattern AGE = Pattern.compile("age_over_([0-9]{2})");
  private static final Pattern EQUAL_OR_OVER = Pattern.compile("[0-9]{2}");

  private static final Bilingual AGE_WORDS =
      language ->
          language == Language.WELSH
              ? "A ydych yn {years} oed neu'n hŷn, heb eich dyddiad geni"
              : "Whether you are {years} or older, without your date of birth";

  private final String english;
  private final String welsh;
  private final String[] names;

  ClaimName(String english, String welsh, String... names) {
    this.english = english;
    this.welsh = welsh;
    this.names = names;
  }

  /**
   * A name for people.
   *
   * @param language that it is in, which may be another than that of the page
   */
  record Shown(String words, Language language) {}

  /** The name of a claim for people; of an age only whether it is reached. */
  static Shown of(String claim, Language language) {
    Matcher age = AGE.matcher(claim);
    if (age.matches() || EQUAL_OR_OVER.matcher(claim).matches()) {
      String years = age.matches() ? age.group(1) : claim;
      return new Shown(AGE_WORDS.in(language, Map.of("years", years)), language);
    }
    Optional<ClaimName> known =
        Stream.of(values()).filter(one -> Stream.of(one.names).anyMatch(claim::equals)).findFirst();
    return known
        .map(one -> new Shown(one.in(language), language))
        .orElseGet(() -> new Shown(words(claim), Language.ENGLISH));
  }

  /** {@code household_size} becomes Household size. */
  private static String words(String claim) {
    String words = claim.replaceAll("[_.:/-]+", " ").strip();
    return words.isEmpty()
        ? claim
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  @Override
  public String in(Language language) {
    return language.choose(english, welsh);
  }
}

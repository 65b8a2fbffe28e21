package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhraseTest {

  @Test
  void everythingIsSaidInBothLanguagesWithTheSameGaps() {
    assertThat(Phrase.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
    assertThat(PresentPhrase.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
    assertThat(MessagePhrase.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
    assertThat(ClaimName.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
    assertThat(DocumentName.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
    assertThat(ScanFault.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
    assertThat(Cause.values())
        .allSatisfy(one -> assertBoth(one.in(Language.ENGLISH), one.in(Language.WELSH)));
  }

  @Test
  void datesAreWrittenInTheLanguage() {
    LocalDate day = LocalDate.of(2026, 3, 1);
    assertThat(Language.ENGLISH.date(day)).isEqualTo("1 March 2026");
    assertThat(Language.WELSH.date(day)).isEqualTo("1 Mawrth 2026");
  }

  @Test
  void claimsAreNamedAsPeopleNameThem() {
    assertThat(named("age_over_18", Language.ENGLISH))
        .isEqualTo("Whether you are 18 or older, without your date of birth");
    assertThat(named("65", Language.WELSH)).contains("65 oed");
    assertThat(named("birthdate", Language.WELSH)).isEqualTo("Dyddiad geni");
    assertThat(ClaimName.of("household_size", Language.WELSH))
        .isEqualTo(new ClaimName.Shown("Household size", Language.ENGLISH));
    assertThat(named("_", Language.ENGLISH)).isEqualTo("_");
  }

  private static String named(String claim, Language language) {
    return ClaimName.of(claim, language).words();
  }

  @Test
  void aDocumentIsNamedIfAllThatWillDoHaveTheName() {
    assertThat(DocumentName.of(List.of("org.iso.18013.5.1.mDL")))
        .isEqualTo(DocumentName.DRIVING_LICENCE);
    assertThat(DocumentName.of(List.of("urn:eudi:pid:1", "urn:example:permit:1")))
        .isEqualTo(DocumentName.ANY);
    assertThat(DocumentName.of(List.of())).isEqualTo(DocumentName.ANY);
  }

  @Test
  void anUnknownLanguageIsEnglish() {
    assertThat(Stream.of("en", "de", "", "CY\"><script>").map(Language::of))
        .containsOnly(Language.ENGLISH);
    assertThat(Language.of("cy")).isEqualTo(Language.WELSH);
  }

  private static void assertBoth(String english, String welsh) {
    assertThat(english).isNotBlank();
    assertThat(welsh).isNotBlank();
    assertThat(gaps(welsh)).isEqualTo(gaps(english));
  }

  private static Set<String> gaps(String words) {
    return Pattern.compile("\\{[a-z]+}")
        .matcher(words)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

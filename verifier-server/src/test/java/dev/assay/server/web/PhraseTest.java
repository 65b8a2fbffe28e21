package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

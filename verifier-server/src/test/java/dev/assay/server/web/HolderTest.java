package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.web.Holder.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTest {

  @Test
  void ofAnSdJwt() throws JsonException {
    Holder holder =
        holder(
            "dc+sd-jwt",
            "urn:eudi:pid:1",
            "{'given_name': 'Erin', 'family_name': 'Vale', 'birthdate': '1990-05-17',"
                + " 'iat': 1767225600, 'nbf': 1769904000, 'exp': 1798761600}");
    assertHolder(holder, "Erin Vale", "1990-05-17", Kind.IDENTITY);
    assertThat(holder.validity().from()).contains(LocalDate.of(2026, 2, 1));
    assertThat(holder.validity().until()).contains(LocalDate.of(2027, 1, 1));
  }

  @Test
  void ofAMobileDocument() throws JsonException {
    Holder holder =
        holder(
            "mso_mdoc",
            "org.iso.18013.5.1.mDL",
            "{'org.iso.18013.5.1': {'given_name': 'Erin', 'family_name': 'Vale',"
                + " 'birth_date': '1990-05-17', 'issue_date': '2026-01-01T00:00:00Z',"
                + " 'expiry_date': '2031-01-01'}}");
    assertHolder(holder, "Erin Vale", "1990-05-17", Kind.DRIVING_LICENCE);
    assertThat(holder.validity().from()).contains(LocalDate.of(2026, 1, 1));
    assertThat(holder.validity().until()).contains(LocalDate.of(2031, 1, 1));
  }

  @Test
  void ofAHealthCertificate() throws JsonException {
    String names = "'nam': {'fn': 'Välé', 'fnt': 'VAELE', 'gnt': 'ERIN'}, 'dob': '1990'";
    assertHolder(
        holder("eu-dcc", "", "{" + names + ", 'v': [{'dt': '2021-05-01'}]}"),
        "ERIN Välé",
        "1990",
        Kind.VACCINATION);
    assertThat(holder("eu-dcc", "", "{" + names + ", 't': [{}], 'v': []}").kind()).isEmpty();
    assertThat(holder("eu-dcc", "", "{" + names + ", 't': [{'tt': 'x'}]}").kind())
        .contains(Kind.TEST);
    Holder recovered =
        holder("eu-dcc", "", "{" + names + ", 'r': [{'df': '2021-05-01', 'du': '2021-11-01'}]}");
    assertThat(recovered.kind()).contains(Kind.RECOVERY);
    assertThat(recovered.validity().until()).contains(LocalDate.of(2021, 11, 1));
  }

  @Test
  void ofAHealthCard() throws JsonException {
    Holder holder =
        holder(
            "smart-health-card",
            "",
            "{'nbf': 1767225600, 'vc': {'type': ['https://smarthealth.cards#health-card',"
                + "'https://smarthealth.cards#immunization'], 'credentialSubject': {'fhirBundle':"
                + "{'entry': [{'resource': {'resourceType': 'Immunization'}}, {'resource':"
                + "{'resourceType': 'Patient', 'birthDate': '1990-05-17',"
                + "'name': [{'family': 'Vale', 'given': ['Erin', 'R.']}]}}]}}}}");
    assertHolder(holder, "Erin R. Vale", "1990-05-17", Kind.VACCINATION);
    assertThat(holder.validity().from()).contains(LocalDate.of(2026, 1, 1));
  }

  @Test
  void ofAVisibleDigitalSeal() throws JsonException {
    String seal =
        "{'hdr': {'is': 'UTO'}, 'msg': {'pid': {'n': 'VALE  ERIN', 'dob': '1990-05-17'}}}";
    assertHolder(holder("vds-nc", "icao.vacc", seal), "VALE  ERIN", "1990-05-17", Kind.VACCINATION);
    assertHolder(holder("vds-nc", "icao.test", seal), "VALE  ERIN", "1990-05-17", Kind.TEST);
    assertThat(holder("vds-nc", "icao.vacc", seal).validity().until()).isEmpty();
    assertThat(holder("vds-nc", "icao.visa", "{'msg': {'pid': [1]}}").name()).isEmpty();
  }

  @Test
  void ofAnUnknownFormatNothingOfThePerson() throws JsonException {
    Holder holder =
        holder(
            "other", "", "{'given_name': 'Erin', 'birthdate': '1990-05-17', 'nam': {'fn': 'V'}}");
    assertThat(holder.name()).isEmpty();
    assertThat(holder.born()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dc+sd-jwt", "mso_mdoc", "eu-dcc", "smart-health-card", "vds-nc", ""})
  void claimsOfAnotherShapeGiveNothing(String format) throws JsonException {
    for (String claims :
        new String[] {
          "{}",
          "{'given_name': {'a': 1}, 'family_name': ' ', 'birthdate': [], 'exp': '2026'}",
          "{'exp': 999999999999999999999999, 'nbf': 1e400, 'iat': -1e18}",
          "{'org.iso.18013.5.1': [1], 'nam': 'x', 'v': {}, 't': [null], 'r': [1], 'dob': 7}",
          "{'vc': {'type': 'x', 'credentialSubject': {'fhirBundle': {'entry': [1, {}, null]}}}}"
        }) {
      Holder holder = holder(format, "t", claims);
      assertThat(holder.name()).isEmpty();
      assertThat(holder.born()).isEmpty();
    }
  }

  @Test
  void isNotInItsText() throws JsonException {
    assertThat(holder("dc+sd-jwt", "", "{'given_name': 'Erin'}").toString()).doesNotContain("Erin");
  }

  private static void assertHolder(Holder holder, String name, String born, Kind kind) {
    assertThat(holder.name()).contains(name);
    assertThat(holder.born()).contains(born);
    assertThat(holder.kind()).contains(kind);
  }

  private static Holder holder(String format, String type, String claims) throws JsonException {
    Map<String, Object> json =
        Json.readObject(
            claims.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    return Holder.of(format, type, json);
  }
}

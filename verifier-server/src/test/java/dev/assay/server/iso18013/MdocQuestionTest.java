package dev.assay.server.iso18013;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import dev.assay.server.iso18013.MdocQuestion.Document;
import dev.assay.server.iso18013.MdocQuestion.Element;
import dev.assay.server.iso18013.MdocQuestion.Intent;
import dev.assay.server.openid4vp.DcqlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MdocQuestionTest {

  private static final String PERMIT =
      "{'id':'permit','format':'dc+sd-jwt','meta':{'vct_values':['urn:example:permit:1']}}";

  @Test
  void aQueryForMobileDocumentsIsSaid() throws Exception {
    Optional<MdocQuestion> question =
        of(
            "[%s,%s]"
                .formatted(
                    mdoc("a", "org.a", ",'claims':[{'path':['n','x'],'intent_to_retain':true}]"),
                    mdoc("b", "org.b", ",'claims':[{'path':['n','y']}]")),
            "");
    assertThat(question)
        .contains(
            new MdocQuestion(
                List.of(
                    new Document("a", "org.a", List.of(new Element("n", "x", Intent.RETAIN))),
                    new Document("b", "org.b", List.of(new Element("n", "y", Intent.NO_RETAIN))))));
    assertThat(question.flatMap(one -> one.queryId("org.b"))).contains("b");
    assertThat(question.flatMap(one -> one.queryId("b"))).isEmpty();
  }

  @Test
  void ofClaimSetsTheFirstIsSaid() throws Exception {
    String claims =
        ",'claims':[{'id':'x','path':['n','x']},{'id':'y','path':['n','y']}],"
            + "'claim_sets':[['y'],['x']]";
    assertThat(of("[" + mdoc("a", "org.a", claims) + "]", "").orElseThrow().documents())
        .containsExactly(
            new Document("a", "org.a", List.of(new Element("n", "y", Intent.NO_RETAIN))));
  }

  @Test
  void ofAlternativesTheFirstThatConsistsOfMobileDocumentsIsSaid() throws Exception {
    String claims = ",'claims':[{'path':['n','x']}]";
    String credentials =
        "[" + PERMIT + "," + mdoc("a", "org.a", claims) + "," + mdoc("b", "org.b", claims) + "]";
    assertThat(of(credentials, ",'credential_sets':[{'options':[['permit'],['b'],['a']]}]"))
        .map(MdocQuestion::documents)
        .hasValueSatisfying(
            documents -> assertThat(documents).extracting(Document::queryId).containsExactly("b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'credential_sets':[{'options':[['permit']]},{'options':[['a']],'required':false}]",
        ",'credential_sets':[{'options':[['permit','a']]}]",
        ",'credential_sets':[{'options':[['a']],'required':false}]",
        ""
      })
  void whatNeedsAnotherFormatOrNothingIsNotSaid(String sets) throws Exception {
    String credential = mdoc("a", "org.a", ",'claims':[{'path':['n','x']}]");
    assertThat(of("[" + PERMIT + "," + credential + "]", sets)).isEmpty();
  }

  @Test
  void whatHasNoElementsOrTwoDocumentsOfOneTypeIsNotSaid() throws Exception {
    String claims = ",'claims':[{'path':['n','x']}]";
    assertThat(of("[" + mdoc("a", "org.a", "") + "]", "")).isEmpty();
    assertThat(of("[" + mdoc("a", "org.a", claims) + "," + mdoc("b", "org.a", claims) + "]", ""))
        .isEmpty();
  }

  private static String mdoc(String id, String docType, String more) {
    return "{'id':'%s','format':'mso_mdoc','meta':{'doctype_value':'%s'}%s}"
        .formatted(id, docType, more);
  }

  private static Optional<MdocQuestion> of(String credentials, String sets) throws Exception {
    String json = ("{'credentials':" + credentials + sets + "}").replace('\'', '"');
    return MdocQuestion.of(
        DcqlReader.read(
            Json.readObject(json.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT)));
  }
}

package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.cli.Shell.Run;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business rules on the command line. */
class RuleOptionsTest {

  private static final String HOLDS = "[1,1]";
  private static final String FAILS = "[1,2]";

  @TempDir private Path folder;

  private final Certified signer =
      TestPki.leaf("CN=Test DSC,C=AT").signedBy(TestPki.root("CN=Test CSCA,C=AT").selfSigned());

  private String anchor = "";

  @BeforeEach
  void writeTheCertificate() throws IOException {
    anchor = file("signer.txt", signer.base64());
  }

  @Test
  void acceptsWhatSatisfiesTheRulesAndListsThem() throws Exception {
    Run run = verify("--rules", rules(HOLDS), "--arrival", "XX");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("\nBusiness rules of XX\n  List        entry #7\n")
        .contains("GR-XX-0001 1.0.0 holds\n    The dose must be recent.\n");
  }

  @Test
  void saysWhichRuleDoesNotHold() throws Exception {
    Run run = verify("--rules", rules(FAILS), "--arrival", "XX");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("business.hold")
        .contains("GR-XX-0001 1.0.0 does not hold\n    The dose must be recent.\n");
  }

  @Test
  void aCountryWithoutRulesIsNoYes() throws Exception {
    Run run = verify("--rules", rules(HOLDS), "--arrival", "YY");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("business.applicable");
  }

  @Test
  void rulesThatNobodyAsksForChangeNothing() throws Exception {
    Run run = verify("--rules", rules(FAILS));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain("Business rules");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--arrival XX               | --arrival must be left out: no rule list is configured here",
        "--rules R --arrival xx     | --arrival must be a country of ISO 3166-1 alpha-2 such as DE",
        "--rules R --rules S        | --rules must name lists of other identifiers",
        "--rules R --arrival XX --rule-list other     | --rule-list must be one of entry",
        "--rules R --arrival XX --arrival-at tomorrow | --arrival-at must be an instant",
      })
  void saysWhatIsWrongWithTheOptions(String options, String why) throws Exception {
    String rules = rules(HOLDS);
    String same = file("same.json", Files.readString(Path.of(rules)));
    List<String> arguments = new ArrayList<>();
    for (String option : List.of(options.split(" ", -1))) {
      arguments.add(option.equals("R") ? rules : option.equals("S") ? same : option);
    }
    Run run = verify(arguments.toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(64);
    assertThat(run.err()).contains(why);
  }

  @Test
  void aFileThatIsNoRuleListIsRefusedWithItsRule() throws Exception {
    Run run = verify("--rules", file("bad.json", "{}"), "--arrival", "XX");

    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err()).contains("rule-list.schema").hasLineCount(1);
  }

  @Test
  void linesOfABatchAskForRules() throws Exception {
    String line =
        "{\"credential\":\""
            + TestDcc.vaccination(signer).text()
            + "\",\"policy\":{\"businessRules\":{\"country\":\"XX\"}}}\n";
    Run run =
        new Shell()
            .input(line)
            .run("batch", "--offline", "--anchor", anchor, "--rules", rules(FAILS));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"verdict\":\"rejected\"", "\"result\":\"failed\"");
  }

  private Run verify(String... options) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("verify");
    all.add(file("dcc.txt", TestDcc.vaccination(signer).text()));
    all.addAll(List.of("--offline", "--anchor", anchor));
    all.addAll(List.of(options));
    return new Shell().run(all.toArray(String[]::new));
  }

  /** A list with one rule, which compares these. */
  private String rules(String operands) throws IOException {
    String rule =
        "{'Identifier':'GR-XX-0001','Type':'Acceptance','Country':'XX','Version':'1.0.0',"
            + "'SchemaVersion':'1.0.0','Engine':'CERTLOGIC','EngineVersion':'0.7.5',"
            + "'CertificateType':'General',"
            + "'Description':[{'lang':'en','desc':'The dose must be recent.'}],"
            + "'ValidFrom':'2020-01-01T00:00:00Z','ValidTo':'2090-01-01T00:00:00Z',"
            + "'AffectedFields':['v.0'],'Logic':{'===':"
            + operands
            + "}}";
    String list =
        "{'version':1,'id':'entry','name':'Rules of entry','sequence':7,"
            + "'issued':'2020-01-01T00:00:00Z','nextUpdate':'2090-01-01T00:00:00Z','rules':["
            + rule
            + "]}";
    return file("rules.json", list.replace('\'', '"'));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}

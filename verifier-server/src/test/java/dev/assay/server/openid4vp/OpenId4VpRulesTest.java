package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.assay.CredentialVerifier;
import dev.assay.check.Rule;
import dev.assay.testkit.Violates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all rules of the room together, and for the room itself. */
class OpenId4VpRulesTest {

  private static final String ROOM = "dev.assay.server.openid4vp";

  private final List<Rule> rules = rules();

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(List.of(RequestRule.values()));
    rules.addAll(List.of(ResponseRule.values()));
    rules.addAll(List.of(HaipRule.values()));
    rules.addAll(List.of(DcqlRule.values()));
    rules.addAll(List.of(ServiceRule.values()));
    return rules;
  }

  @Test
  void everyRuleIsViolatedByATest() {
    Set<String> violated =
        new ClassFileImporter()
            .importPackages(ROOM, "dev.assay.server.http").stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Violates.class))
                .flatMap(OpenId4VpRulesTest::codes)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> codes =
        rules.stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
    assertThat(violated).isEqualTo(codes);
  }

  private static Stream<String> codes(JavaMethod method) {
    return Stream.of(method.getAnnotationOfType(Violates.class).value());
  }

  @Test
  void everyRuleSaysWhatItDemandsAndWhereAndHasACodeOfItsOwn() {
    assertThat(Stream.concat(rules.stream(), CredentialVerifier.rules().stream()).map(Rule::code))
        .doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.demand()).endsWith(".");
              assertThat(rule.code()).matches("(openid4vp|dcql)(\\.[a-z0-9_-]+)+");
              assertThat(rule.clause().url()).isNotNull();
              assertThat(rule.definition().requirement()).matches("[A-Z]{3}-[0-9]{2}(,? .*)?");
            });
  }

  @Test
  void theRoomKnowsNoServerNoClockAndNoRandomness() {
    JavaClasses room =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOM);
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "com.fasterxml..", "com.nimbusds..", "org.bouncycastle..")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(room);
  }
}

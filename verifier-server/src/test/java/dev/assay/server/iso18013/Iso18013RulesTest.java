package dev.assay.server.iso18013;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.assay.check.Rule;
import dev.assay.testkit.Violates;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all rules of the room together, and for the room itself. */
class Iso18013RulesTest {

  private static final String ROOM = "dev.assay.server.iso18013";

  private final List<Rule> rules =
      Stream.<Rule[]>of(MdocApiRule.values(), MdocPostRule.values()).flatMap(Stream::of).toList();

  @Test
  void everyRuleIsViolatedByATest() {
    Set<String> violated =
        new ClassFileImporter()
            .importPackages(ROOM).stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Violates.class))
                .flatMap(Iso18013RulesTest::codes)
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rules).extracting(Rule::code).doesNotHaveDuplicates().hasSameElementsAs(violated);
  }

  private static Stream<String> codes(JavaMethod method) {
    return Stream.of(method.getAnnotationOfType(Violates.class).value());
  }

  @Test
  void everyRuleSaysWhatItDemandsAndWhere() {
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.demand()).endsWith(".");
              assertThat(rule.code()).matches("iso18013-7(\\.[a-z0-9_-]+)+");
              assertThat(rule.clause().url()).isNotNull();
              assertThat(rule.definition().requirement()).matches("[A-Z]{3}-[0-9]{2}( .*)?");
            });
  }

  @Test
  void theRoomKnowsNoServerNoClockAndNoRandomness() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "com.fasterxml..", "com.nimbusds..", "org.bouncycastle..")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOM));
  }
}

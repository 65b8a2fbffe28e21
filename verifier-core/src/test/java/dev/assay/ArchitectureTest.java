package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The house plan, held against the code. */
class ArchitectureTest {

  private static final String[] ROOMS = {
    "..bundle..",
    "..cbor..",
    "..check..",
    "..cose..",
    "..credential..",
    "..crypto..",
    "..dcc..",
    "..did..",
    "..document..",
    "..form..",
    "..jose..",
    "..json..",
    "..mdoc..",
    "..policy..",
    "..rules..",
    "..sdjwt..",
    "..shc..",
    "..status..",
    "..trust..",
    "..vds..",
    "..x509.."
  };

  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("dev.assay");

  @Test
  void roomsDoNotDependOnEachOtherInCircles() {
    slices().matching("dev.assay.(*)..").should().beFreeOfCycles().check(main);
  }

  @Test
  void nothingDependsOnTheRootButTheJsonBinding() {
    noClasses()
        .that()
        .resideInAnyPackage(except("..json.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.assay")
        .check(main);
  }

  @Test
  void formatsKnowNothingOfTrustStatusOrPolicy() {
    noClasses()
        .that()
        .resideInAnyPackage("..sdjwt..", "..mdoc..", "..dcc..", "..shc..", "..vds..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..trust..", "..status..", "..policy..", "..json..")
        .check(main);
  }

  @Test
  void formatsDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("..sdjwt..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..mdoc..")
        .check(main);
    noClasses()
        .that()
        .resideInAPackage("..mdoc..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..sdjwt..")
        .check(main);
  }

  @Test
  void encodingsKnowNothingButWhatTheyAreMadeOf() {
    classes()
        .that()
        .resideInAPackage("..cbor..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("..cbor..", "java..", "org.jspecify..")
        .check(main);
    classes()
        .that()
        .resideInAPackage("..cose..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("..cose..", "..cbor..", "..crypto..", "java..", "org.jspecify..")
        .check(main);
  }

  @Test
  void trustAndStatusKnowNoFormat() {
    noClasses()
        .that()
        .resideInAnyPackage("..trust..", "..status..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sdjwt..", "..mdoc..", "..dcc..", "..shc..", "..vds..", "..policy..", "..json..")
        .check(main);
  }

  @Test
  void policyKnowsCredentialsAndChecksOnly() {
    classes()
        .that()
        .resideInAPackage("..policy..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "..policy..",
            "..credential..",
            "..cbor..",
            "..check..",
            "..jose..",
            "java..",
            "org.jspecify..")
        .check(main);
  }

  @Test
  void rulesKnowNoCredentialAndNoTrust() {
    classes()
        .that()
        .resideInAPackage("..rules..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "..rules..",
            "..check..",
            "..crypto..",
            "..form..",
            "..jose..",
            "java..",
            "org.jspecify..")
        .check(main);
  }

  @Test
  void bundlesKnowNoFormatStatusOrPolicy() {
    noClasses()
        .that()
        .resideInAPackage("..bundle..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sdjwt..", "..mdoc..", "..dcc..", "..status..", "..policy..", "..json..")
        .check(main);
  }

  @Test
  void checkAndDocumentKnowTheJdkOnly() {
    classes()
        .that()
        .resideInAnyPackage("..check..", "..document..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("..check..", "..document..", "java..", "org.jspecify..")
        .check(main);
  }

  @Test
  void librariesStayInTheirRooms() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..jose..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.nimbusds..", "com.fasterxml..")
        .check(main);
    noClasses()
        .that()
        .resideOutsideOfPackages("..crypto..", "..x509..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bouncycastle..", "com.amazon..")
        .check(main);
  }

  @Test
  void theClockIsAnArgument() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(main);
  }

  @Test
  void nothingOpensAConnectionOrPrints() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.util.logging..", "java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(main);
  }

  private static String[] except(String room) {
    return java.util.Arrays.stream(ROOMS).filter(name -> !name.equals(room)).toArray(String[]::new);
  }
}

package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.rules.Arrival;
import dev.assay.rules.CertificateFacts;
import dev.assay.rules.CertificateKind;
import dev.assay.rules.RuleEvaluator;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleListFault;
import dev.assay.rules.RuleListReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any bytes at all give a rule list or a fault, and any rule list gives outcomes. */
class RuleListFuzz {

  private static final RuleListReader READER = new RuleListReader(Crypto.select());
  private static final Instant AT = Instant.parse("2022-03-01T12:00:00Z");
  private static final CertificateFacts CERTIFICATE =
      new CertificateFacts(
          Map.of("ver", "1.3.0", "dob", "1964", "v", List.of(Map.of("dn", 1L, "co", "YY"))),
          CertificateKind.VACCINATION,
          "YY",
          Optional.of(AT),
          Optional.of(AT),
          Optional.of("kid"));

  @FuzzTest
  void anyBytesGiveAListAndOutcomesOrAFault(byte[] bytes) {
    try {
      RuleList list = READER.plain("fuzz", bytes);
      new RuleEvaluator(list).evaluate(CERTIFICATE, new Arrival("XX", AT), "en");
      READER.signed("fuzz", new String(bytes, StandardCharsets.UTF_8), List.of());
    } catch (RuleListFault expected) {
      // The fault says where and why; nothing else may come out.
    }
  }
}

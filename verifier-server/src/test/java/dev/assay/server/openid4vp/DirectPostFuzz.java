package dev.assay.server.openid4vp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.check.Checks;
import dev.assay.jose.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any form at all is an answer that breaks no rule, or is refused by one. */
class DirectPostFuzz {

  private static final EncryptionKey KEY = EncryptionKey.fresh(new SecureRandom());

  @FuzzTest
  void readsAnyFormOrSaysWhichRuleItBreaks(byte[] bytes) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", 8)) {
      String[] parts = line.split("=", 2);
      form.put(parts[0], List.of(parts[parts.length - 1]));
    }
    read(form, Optional.empty());
    read(form, Optional.of(KEY));
    WalletRequest.read(form, new Checks());
  }

  private static void read(Map<String, List<String>> form, Optional<EncryptionKey> key) {
    Checks checks = new Checks();
    boolean isRead =
        DirectPost.read(form, new ExpectedResponse(Optional.of("s"), key), checks).isPresent();
    if (isRead != checks.report().permitsAcceptance()) {
      throw new AssertionError("the rows say something else than the result");
    }
  }
}

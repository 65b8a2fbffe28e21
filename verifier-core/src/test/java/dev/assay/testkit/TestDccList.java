package dev.assay.testkit;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.testkit.TestPki.Certified;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes lists of signers as national backends of the EU gateway publish them. Every method gives
 * another list.
 */
public record TestDccList(List<Map<Object, Object>> certificates) {

  /** A list without certificates. */
  public static TestDccList empty() {
    return new TestDccList(List.of());
  }

  /** With the certificate of a signer of this country. */
  public TestDccList signer(Certified signer, String country) {
    Map<Object, Object> member = new LinkedHashMap<>();
    member.put("certificateType", "DSC");
    member.put("country", country);
    member.put("kid", Base64.getEncoder().encodeToString(TestDcc.keyId(signer)));
    member.put("rawData", signer.base64());
    member.put("signature", "");
    member.put("thumbprint", "");
    member.put("timestamp", "2026-05-01T08:00:00+02:00");
    List<Map<Object, Object>> more = new ArrayList<>(certificates);
    more.add(member);
    return new TestDccList(more);
  }

  /** With a change to the last certificate. */
  public TestDccList last(UnaryOperator<Map<Object, Object>> change) {
    List<Map<Object, Object>> changed = new ArrayList<>(certificates);
    int last = changed.size() - 1;
    changed.set(last, change.apply(new LinkedHashMap<>(changed.get(last))));
    return new TestDccList(changed);
  }

  /** The file. */
  public byte[] signed(TestKey key) {
    return signed(
        key,
        JSONObjectUtils.toJSONString(Map.of("certificates", certificates))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** A file of any bytes. */
  public static byte[] signed(TestKey key, byte[] bytes) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Base64.getEncoder().encode(key.sign(bytes)));
    file.writeBytes(new byte[] {'\n'});
    file.writeBytes(bytes);
    return file.toByteArray();
  }
}

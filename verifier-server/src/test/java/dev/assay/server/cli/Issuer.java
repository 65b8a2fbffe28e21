package dev.assay.server.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.jose.JwsSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** An invented issuer with a key of its own, and a status list of eight credentials. */
final class Issuer {

  static final String STATUS_LIST = "https://issuer.example/status/1";

  private final ECKey key;

  Issuer() {
    try {
      this.key = new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicJwk() {
    return key.toPublicJWK().toJSONString();
  }

  String privateJwk() {
    return key.toJSONString();
  }

  /** A trust list that has this issuer, and lets its status list be fetched. */
  String trustList() {
    return "{\"version\":1,\"id\":\"own\",\"name\":\"Own list\",\"sequence\":3,"
        + "\"issued\":\"2026-01-01T00:00:00Z\",\"nextUpdate\":\"2027-01-01T00:00:00Z\","
        + "\"entries\":[{\"id\":\"issuer\",\"name\":\"Invented issuer\",\"sector\":\"public\","
        + "\"states\":[{\"state\":\"granted\",\"from\":\"2026-01-01T00:00:00Z\"}],"
        + "\"services\":[{\"roles\":[\"issuance\",\"status\"],\"formats\":[\"dc+sd-jwt\"],"
        + "\"types\":[\"urn:example:permit:1\"],\"mechanism\":\"jwks\","
        + "\"issuer\":\"https://issuer.example\",\"hosts\":[\"issuer.example\"],"
        + "\"anchors\":[{\"jwk\":"
        + publicJwk()
        + "}]}]}]}";
  }

  /** An SD-JWT VC that discloses nothing selectively, with a place in the status list. */
  String credential(int index) {
    return sign(
            "dc+sd-jwt",
            "{\"iss\":\"https://issuer.example\",\"vct\":\"urn:example:permit:1\","
                + "\"iat\":1767225600,\"given_name\":\"Ada\",\"status\":{\"status_list\":"
                + "{\"idx\":"
                + index
                + ",\"uri\":\""
                + STATUS_LIST
                + "\"}}}")
        + "~";
  }

  /** A status list of one byte, one bit each: 1 is revoked. */
  String statusList(int bits) {
    String list = Base64URL.encode(deflated(bits)).toString();
    return sign(
        "statuslist+jwt",
        "{\"sub\":\""
            + STATUS_LIST
            + "\",\"iat\":1767225600,\"exp\":1798761600,\"status_list\":{\"bits\":1,\"lst\":\""
            + list
            + "\"}}");
  }

  private String sign(String type, String payload) {
    try {
      return JwsSigner.sign(
          privateJwk(), Map.of("typ", type), payload.getBytes(StandardCharsets.UTF_8));
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] deflated(int bits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

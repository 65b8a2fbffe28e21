package dev.assay.server.openid4vp;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Queries as tests write them: JSON with single quotes. */
final class Queries {

  static final String TYPE = "urn:example:permit:1";
  static final String LICENCE = "org.iso.18013.5.1.mDL";
  static final String NAMESPACE = "org.iso.18013.5.1";

  private Queries() {}

  static Map<String, Object> json(String text) {
    try {
      return Json.readObject(
          text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    } catch (JsonException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static DcqlQuery query(String text) {
    try {
      return DcqlReader.read(json(text));
    } catch (DcqlFault e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Credentials alone. */
  static String of(String... credentials) {
    return "{'credentials':[" + String.join(",", credentials) + "]}";
  }

  /** Credentials, and sets of them. */
  static String sets(String credentials, String sets) {
    return "{'credentials':[" + credentials + "],'credential_sets':" + sets + "}";
  }

  /** A permit, as an SD-JWT VC, with more members, each after a comma. */
  static String permit(String id, String more) {
    return "{'id':'%s','format':'dc+sd-jwt','meta':{'vct_values':['%s']}%s}"
        .formatted(id, TYPE, more);
  }

  /** A driving licence, as a mobile document. */
  static String licence(String id, String more) {
    return "{'id':'%s','format':'mso_mdoc','meta':{'doctype_value':'%s'}%s}"
        .formatted(id, LICENCE, more);
  }

  /** Claims with these members. */
  static String claims(String... claims) {
    return ",'claims':[{" + String.join("},{", claims) + "}]";
  }
}

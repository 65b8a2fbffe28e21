package dev.assay.server.openid4vp;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.jose.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One claim that is asked for: OpenID4VP 1.0, 6.3.
 *
 * @param id the name by which claim sets refer to it
 * @param path where it stands in the credential
 * @param values strings, {@code Long}, {@code BigInteger} or {@code Boolean}, one of which it has
 *     to have; empty for any value
 * @param retention whether it will be kept, for an element of a mobile document
 */
public record ClaimQuery(
    Optional<String> id, ClaimsPath path, List<Object> values, Retention retention) {

  /** What the relying party says about keeping an element: OpenID4VP 1.0, B.2.4. */
  public enum Retention {
    UNSAID,
    INTENDED,
    NOT_INTENDED
  }

  public ClaimQuery {
    values = List.copyOf(values);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    id.ifPresent(name -> json.put("id", name));
    json.put("path", path.steps().stream().map(ClaimQuery::json).toList());
    if (!values.isEmpty()) {
      json.put("values", values);
    }
    if (retention != Retention.UNSAID) {
      json.put("intent_to_retain", retention == Retention.INTENDED);
    }
    return json;
  }

  private static Object json(Step step) {
    if (step instanceof Step.Member member) {
      return member.name();
    }
    return step instanceof Step.Element element ? (long) element.index() : JsonNull.NULL;
  }

  /** Does not show the values: they may be about a person. */
  @Override
  public String toString() {
    return "ClaimQuery[" + path + "]";
  }
}

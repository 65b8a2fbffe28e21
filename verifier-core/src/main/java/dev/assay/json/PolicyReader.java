package dev.assay.json;

import dev.assay.json.RequestFault.Reason;
import dev.assay.policy.Policy;
import java.util.Map;
import java.util.Optional;

/** Reads the demands of a relying party apart from a request, in the form that requests have. */
public final class PolicyReader {

  private PolicyReader() {}

  /**
   * The demands of this {@code policy}, as {@link dev.assay.jose.Json} reads it. Business rules are
   * chosen with a request, and not here.
   *
   * @throws RequestFault with the place in it that is wrong
   */
  public static Policy read(Map<String, Object> policy) throws RequestFault {
    RequestObject members = new RequestObject("", policy);
    if (members.has(BusinessRulesReading.MEMBER)) {
      throw members.fault(
          Reason.NOT_SUPPORTED, BusinessRulesReading.MEMBER, "can stand in a request alone");
    }
    return PolicyReading.read(Optional.of(members));
  }
}

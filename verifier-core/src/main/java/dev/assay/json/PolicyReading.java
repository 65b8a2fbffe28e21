package dev.assay.json;

import dev.assay.credential.Assurance;
import dev.assay.credential.AssuranceFramework;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.Sector;
import dev.assay.jose.JsonNull;
import dev.assay.json.RequestFault.Reason;
import dev.assay.policy.Origins;
import dev.assay.policy.Policy;
import dev.assay.policy.StatusDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the caller's own demands. */
final class PolicyReading {

  /** No service asks for more: the largest EUDI attestation has some 60 claims. */
  private static final int MAX_DEMANDS = 200;

  private static final List<String> MEMBERS =
      List.of(
          "types",
          "claims",
          "maxAge",
          "assurance",
          "sectors",
          "status",
          "issuers",
          "trustLists",
          BusinessRulesReading.MEMBER);

  private static final List<Sector> SECTORS = List.of(Sector.PUBLIC, Sector.PRIVATE);

  private PolicyReading() {}

  static Policy read(Optional<RequestObject> policy) throws RequestFault {
    return policy.isEmpty() ? Policy.NONE : read(policy.get());
  }

  private static Policy read(RequestObject policy) throws RequestFault {
    policy.allowOnly(MEMBERS);
    policy.requireAtMost("types", MAX_DEMANDS);
    policy.requireAtMost("claims", MAX_DEMANDS);
    policy.requireAtMost("issuers", MAX_DEMANDS);
    policy.requireAtMost("trustLists", MAX_DEMANDS);
    return new Policy(
        policy.texts("types"),
        claims(policy),
        policy.optionalDuration("maxAge"),
        assurance(policy),
        Set.copyOf(policy.allNamed("sectors", SECTORS, Sector::code)),
        policy
            .optionalNamed("status", List.of(StatusDemand.values()), PolicyReading::code)
            .orElse(StatusDemand.IF_PRESENT),
        new Origins(policy.texts("issuers"), policy.texts("trustLists")));
  }

  private static List<ClaimsPath> claims(RequestObject policy) throws RequestFault {
    List<ClaimsPath> paths = new ArrayList<>();
    for (Object element : policy.elements("claims")) {
      paths.add(path(policy.at("claims") + "/" + paths.size(), element));
    }
    policy.requireSome("claims", paths);
    return paths;
  }

  /** OpenID4VP 1.0, 7: a string, a non-negative integer or null. */
  private static ClaimsPath path(String pointer, Object element) throws RequestFault {
    if (!(element instanceof List<?> steps) || steps.isEmpty()) {
      throw new RequestFault(
          Reason.WRONG_TYPE,
          pointer,
          "must be an array of names, indexes and null, such as [\"address\", \"postal_code\"]");
    }
    List<ClaimsPath.Step> path = new ArrayList<>();
    for (Object step : steps) {
      path.add(step(pointer + "/" + path.size(), step));
    }
    return new ClaimsPath(path);
  }

  private static ClaimsPath.Step step(String pointer, Object step) throws RequestFault {
    if (step instanceof String name) {
      return new ClaimsPath.Step.Member(name);
    }
    if (step instanceof Long index && index >= 0 && index <= Integer.MAX_VALUE) {
      return new ClaimsPath.Step.Element(index.intValue());
    }
    if (step == JsonNull.NULL) {
      return new ClaimsPath.Step.EveryElement();
    }
    throw new RequestFault(
        Reason.WRONG_TYPE,
        pointer,
        "must be a name, an index from 0, or null for every element of an array");
  }

  private static Optional<Assurance> assurance(RequestObject policy) throws RequestFault {
    Optional<RequestObject> stated = policy.optionalObject("assurance");
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    RequestObject assurance = stated.get();
    assurance.allowOnly(List.of("framework", "minimum"));
    assurance.name("framework");
    AssuranceFramework framework =
        assurance
            .optionalNamed(
                "framework", List.of(AssuranceFramework.values()), AssuranceFramework::code)
            .orElseThrow();
    assurance.name("minimum");
    String minimum =
        assurance.optionalNamed("minimum", framework.levels(), level -> level).orElseThrow();
    return Optional.of(new Assurance(framework, minimum));
  }

  private static String code(StatusDemand demand) {
    return demand.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

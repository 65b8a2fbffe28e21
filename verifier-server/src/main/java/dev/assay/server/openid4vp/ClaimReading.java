package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.DcqlPlace.require;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.jose.JsonNull;
import dev.assay.server.openid4vp.ClaimQuery.Retention;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the claims of one credential of a query, and their sets: OpenID4VP 1.0, 6.3 and 7. */
final class ClaimReading {

  private static final String STEP_FORM =
      "must be a name, an index from 0, or null for every element of an array";

  private ClaimReading() {}

  /** The claims; empty if none are asked for. */
  static List<ClaimQuery> read(DcqlPlace credential, DcqlFormat format) throws DcqlFault {
    if (!credential.has("claims")) {
      return List.of();
    }
    List<ClaimQuery> claims = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<ClaimsPath> paths = new HashSet<>();
    for (DcqlPlace place : credential.objects("claims", DcqlRule.CLAIMS, DcqlLimits.CLAIMS)) {
      ClaimQuery claim = claim(place, format);
      require(
          DcqlRule.CLAIM_ID,
          claim.id().isPresent() || !credential.has("claim_sets"),
          place.at("id"),
          "must be there where there are claim sets");
      require(
          DcqlRule.CLAIM_ID_UNIQUE,
          claim.id().isEmpty() || ids.add(claim.id().get()),
          place.at("id"),
          "must be another one than that of every other claim");
      require(
          DcqlRule.PATH_UNIQUE,
          paths.add(claim.path()),
          place.at("path"),
          "must be another one than that of every other claim");
      claims.add(claim);
    }
    return claims;
  }

  /** The sets of claims that suffice together; empty if there are none. */
  static List<List<String>> sets(DcqlPlace credential, List<ClaimQuery> claims) throws DcqlFault {
    if (!credential.has("claim_sets")) {
      return List.of();
    }
    require(
        DcqlRule.CLAIM_SETS_WITH_CLAIMS,
        !claims.isEmpty(),
        credential.at("claim_sets"),
        "must not be there without claims");
    List<String> known = claims.stream().flatMap(claim -> claim.id().stream()).toList();
    List<List<String>> sets =
        credential.lists(
            "claim_sets", DcqlRule.CLAIM_SETS, DcqlLimits.CLAIM_SETS, DcqlLimits.CLAIMS);
    credential.requireKnown("claim_sets", sets, known, DcqlRule.CLAIM_SETS_KNOWN);
    return sets;
  }

  private static ClaimQuery claim(DcqlPlace place, DcqlFormat format) throws DcqlFault {
    Optional<String> id = place.id(DcqlRule.CLAIM_ID);
    ClaimsPath path = path(place);
    require(
        DcqlRule.MDOC_PATH,
        format != DcqlFormat.MDOC || isElement(path),
        place.at("path"),
        "must be a namespace and the name of an element");
    return new ClaimQuery(id, path, values(place), retention(place, format));
  }

  private static boolean isElement(ClaimsPath path) {
    return path.steps().size() == 2
        && path.steps().stream().allMatch(Step.Member.class::isInstance);
  }

  private static ClaimsPath path(DcqlPlace place) throws DcqlFault {
    String at = place.at("path");
    List<Step> steps = new ArrayList<>();
    for (Object step :
        DcqlPlace.elements(
            at, place.value("path").orElse(""), DcqlRule.PATH, DcqlLimits.PATH_STEPS)) {
      steps.add(step(at + "/" + steps.size(), step));
    }
    return new ClaimsPath(steps);
  }

  private static Step step(String at, Object step) throws DcqlFault {
    if (step instanceof String name) {
      return new Step.Member(DcqlPlace.limited(at, name));
    }
    if (step == JsonNull.NULL) {
      return new Step.EveryElement();
    }
    // An index that Java cannot count is one that no array has.
    require(
        DcqlRule.PATH,
        step instanceof Long index && index >= 0 && index <= Integer.MAX_VALUE,
        at,
        STEP_FORM);
    return new Step.Element(((Long) step).intValue());
  }

  private static List<Object> values(DcqlPlace place) throws DcqlFault {
    if (!place.has("values")) {
      return List.of();
    }
    String at = place.at("values");
    List<Object> values = new ArrayList<>();
    for (Object value :
        DcqlPlace.elements(
            at, place.value("values").orElse(""), DcqlRule.VALUES, DcqlLimits.VALUES)) {
      String here = at + "/" + values.size();
      require(
          DcqlRule.VALUES,
          value instanceof String
              || value instanceof Long
              || value instanceof BigInteger
              || value instanceof Boolean,
          here,
          "must be a text, an integer, true or false");
      values.add(value instanceof String text ? DcqlPlace.limited(here, text) : value);
    }
    return values;
  }

  /** Other formats do not know the member, and what is not known is ignored. */
  private static Retention retention(DcqlPlace place, DcqlFormat format) throws DcqlFault {
    if (format != DcqlFormat.MDOC) {
      return Retention.UNSAID;
    }
    return place
        .truth("intent_to_retain", DcqlRule.INTENT_TO_RETAIN)
        .map(intended -> intended ? Retention.INTENDED : Retention.NOT_INTENDED)
        .orElse(Retention.UNSAID);
  }
}

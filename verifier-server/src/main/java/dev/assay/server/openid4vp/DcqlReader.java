package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.DcqlPlace.require;

import dev.assay.jose.Json;
import dev.assay.server.openid4vp.CredentialSet.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a query in DCQL: OpenID4VP 1.0, 6. It is read whole or not at all; members that are not
 * known are ignored, and not sent on.
 *
 * <p>Accepted, for example: {@code {"credentials": [{"id": "pid", "format": "dc+sd-jwt", "meta":
 * {"vct_values": ["urn:eudi:pid:1"]}, "claims": [{"path": ["family_name"]}]}]}}. Refused: the same
 * without {@code meta} ({@link DcqlRule#META}), or with an empty array of claims ({@link
 * DcqlRule#CLAIMS}).
 */
public final class DcqlReader {

  private DcqlReader() {}

  /**
   * The query of this JSON.
   *
   * @param json what {@link Json} reads
   * @throws DcqlFault if it is not valid; the fault says under which rule, and where
   */
  public static DcqlQuery read(Map<String, Object> json) throws DcqlFault {
    DcqlPlace root = new DcqlPlace("", json);
    List<CredentialQuery> credentials = credentials(root);
    DcqlQuery query = new DcqlQuery(credentials, credentialSets(root, ids(credentials)));
    require(
        DcqlRule.LIMITS,
        Json.write(query.json()).length() <= DcqlLimits.QUERY_CHARS,
        "",
        "must have at most " + DcqlLimits.QUERY_CHARS + " characters");
    return query;
  }

  private static List<CredentialQuery> credentials(DcqlPlace root) throws DcqlFault {
    List<CredentialQuery> credentials = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (DcqlPlace place :
        root.objects("credentials", DcqlRule.CREDENTIALS, DcqlLimits.CREDENTIALS)) {
      CredentialQuery credential = CredentialReading.read(place);
      require(
          DcqlRule.ID_UNIQUE,
          ids.add(credential.id()),
          place.at("id"),
          "must be another one than that of every other credential");
      credentials.add(credential);
    }
    return credentials;
  }

  private static Set<String> ids(List<CredentialQuery> credentials) {
    Set<String> ids = new HashSet<>();
    credentials.forEach(credential -> ids.add(credential.id()));
    return ids;
  }

  private static List<CredentialSet> credentialSets(DcqlPlace root, Set<String> known)
      throws DcqlFault {
    if (!root.has("credential_sets")) {
      return List.of();
    }
    List<CredentialSet> sets = new ArrayList<>();
    for (DcqlPlace place :
        root.objects("credential_sets", DcqlRule.CREDENTIAL_SETS, DcqlLimits.CREDENTIAL_SETS)) {
      boolean required = place.truth("required", DcqlRule.REQUIRED).orElse(true);
      sets.add(new CredentialSet(options(place, known), required ? Need.REQUIRED : Need.OPTIONAL));
    }
    return sets;
  }

  private static List<List<String>> options(DcqlPlace set, Set<String> known) throws DcqlFault {
    List<List<String>> options =
        set.lists("options", DcqlRule.OPTIONS, DcqlLimits.OPTIONS, DcqlLimits.CREDENTIALS);
    set.requireKnown("options", options, known, DcqlRule.OPTIONS_KNOWN);
    return options;
  }
}

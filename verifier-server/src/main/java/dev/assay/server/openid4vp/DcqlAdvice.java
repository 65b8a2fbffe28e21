package dev.assay.server.openid4vp;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a valid query asks for more than it needs, or will not get what it means: OpenID4VP 1.0,
 * 6.4.1 and 15.4. It is for the person who writes the query, and refuses nothing.
 *
 * @param path where, as a JSON pointer (RFC 6901)
 */
public record DcqlAdvice(Kind kind, String path) {

  /** What there is to be said. */
  public enum Kind {
    /** Without claims, a credential whose claims cannot be withheld comes whole. */
    WHOLE_CREDENTIAL("whole-credential", "asks for the whole credential: name the claims"),
    /** Who asks whether somebody is old enough need not know when they were born. */
    BIRTH_DATE("birth-date", "asks for the date of birth and for an age: the age is enough"),
    /** The wallet takes the first set that it can. */
    CLAIM_SET_ORDER("claim-set-order", "comes after a set that asks for all of this and more"),
    /** Elements close up where a holder withholds others. */
    ARRAY_INDEX("array-index", "counts elements of an array, of which a holder may withhold some");

    private final String code;
    private final String text;

    Kind(String code, String text) {
      this.code = code;
      this.text = text;
    }

    /** The stable name of the advice. */
    public String code() {
      return code;
    }

    /** The advice, as the end of a sentence that begins with the place. */
    public String text() {
      return text;
    }
  }

  private static final Set<String> BIRTH_DATES = Set.of("birth_date", "birthdate", "date_of_birth");

  private static final Pattern AGE = Pattern.compile("age_over_[0-9]{2}|age_equal_or_over");

  /** All that there is to be said about a query. */
  public static List<DcqlAdvice> of(DcqlQuery query) {
    List<DcqlAdvice> advice = new ArrayList<>();
    for (int i = 0; i < query.credentials().size(); i++) {
      add(query.credentials().get(i), "/credentials/" + i, advice);
    }
    return List.copyOf(advice);
  }

  private static void add(CredentialQuery credential, String path, List<DcqlAdvice> advice) {
    boolean w3c = credential.meta() instanceof CredentialMeta.Types;
    if (w3c && credential.claims().isEmpty()) {
      advice.add(new DcqlAdvice(Kind.WHOLE_CREDENTIAL, path));
    }
    addOnClaims(credential, path, advice);
    addOnOrder(credential.claimSets(), path + "/claim_sets", advice);
  }

  /** With claim sets, the age may be what is asked for where there is no date, or before it. */
  private static void addOnClaims(
      CredentialQuery credential, String path, List<DcqlAdvice> advice) {
    List<ClaimQuery> claims = credential.claims();
    boolean age =
        credential.claimSets().isEmpty()
            && claims.stream().anyMatch(claim -> names(claim.path()).anyMatch(DcqlAdvice::isAge));
    for (int i = 0; i < claims.size(); i++) {
      ClaimsPath claim = claims.get(i).path();
      String place = path + "/claims/" + i;
      if (age && names(claim).anyMatch(BIRTH_DATES::contains)) {
        advice.add(new DcqlAdvice(Kind.BIRTH_DATE, place));
      }
      if (claim.steps().stream().anyMatch(Step.Element.class::isInstance)) {
        advice.add(new DcqlAdvice(Kind.ARRAY_INDEX, place));
      }
    }
  }

  private static void addOnOrder(List<List<String>> sets, String path, List<DcqlAdvice> advice) {
    for (int i = 0; i < sets.size(); i++) {
      Set<String> set = new HashSet<>(sets.get(i));
      Optional<List<String>> larger =
          sets.subList(0, i).stream().filter(earlier -> earlier.containsAll(set)).findFirst();
      if (larger.isPresent()) {
        advice.add(new DcqlAdvice(Kind.CLAIM_SET_ORDER, path + "/" + i));
      }
    }
  }

  private static boolean isAge(String name) {
    return AGE.matcher(name).matches();
  }

  private static Stream<String> names(ClaimsPath path) {
    return path.steps().stream()
        .filter(Step.Member.class::isInstance)
        .map(step -> ((Step.Member) step).name());
  }
}

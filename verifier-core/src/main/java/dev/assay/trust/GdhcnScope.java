package dev.assay.trust;

import dev.assay.check.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a document of the network is for, and whose its keys are. Both stand in identifiers, which
 * every form of the document signs. What stands beside them is signed in some forms alone, and can
 * only take away. Source: WHO SMART Trust, DID trust list 2.0.0.
 */
final class GdhcnScope {

  /** Where the network publishes for real. A host with a port is another one. */
  private static final Pattern LIVE = Pattern.compile("did:web:tng-cdn\\.who\\.int(?::[^#]*)?");

  /** What the hosts and contexts of its two kinds of tests have in them. */
  private static final Pattern TEST = Pattern.compile("-(?:dev|uat)(?![a-z0-9])");

  /** The levels of a list: domain, participant and usage, each a hyphen for all. */
  private static final Pattern LEVELS =
      Pattern.compile("[^#]*:trustlist:([^:#]+):([^:#]+):([^:#]+)(?::[^:#]+)?#.*");

  private static final String ALL = "-";

  /** Whose signers sign health certificates. */
  private static final Set<String> DOMAINS = Set.of(ALL, "DCC", "DDCC");

  /** The keys of signers, and those that are not told apart. */
  private static final Set<String> USAGES = Set.of(ALL, "DSC");

  private static final Map<String, String> COUNTRIES = countries();

  private GdhcnScope() {}

  /** Why a document is not for an environment; absent if it is. */
  static Optional<String> fault(GdhcnDocument document, ListEnvironment environment) {
    String id = document.id().toLowerCase(Locale.ROOT);
    boolean test =
        TEST.matcher(id).find()
            || document.contexts().stream()
                .anyMatch(context -> TEST.matcher(context.toLowerCase(Locale.ROOT)).find());
    boolean live = !test && LIVE.matcher(id).matches();
    if (environment == ListEnvironment.TEST) {
      return live
          ? Optional.of(Shown.of(document.id()) + " is for environment live")
          : Optional.empty();
    }
    if (live) {
      return Optional.empty();
    }
    return Optional.of(
        Shown.of(document.id())
            + (test
                ? " is for environment test"
                : " is not known to be for real use, as did:web:tng-cdn.who.int is; import that,"
                    + " or this for environment test"));
  }

  /** Why a key is not that of a signer of health certificates; absent if it is. */
  static Optional<String> otherUse(GdhcnDocument.Method method) {
    Matcher levels = LEVELS.matcher(method.id());
    if (!levels.matches()) {
      return Optional.of("its identifier does not say what it is for");
    }
    return other("domain", DOMAINS, Optional.of(levels.group(1)))
        .or(() -> other("domain", DOMAINS, method.code("domain")))
        .or(() -> other("usage", USAGES, Optional.of(levels.group(3))))
        .or(() -> other("usage", USAGES, method.code("keyusage")))
        .or(() -> contradiction(levels.group(2), method.code("participant")));
  }

  private static Optional<String> other(String what, Set<String> known, Optional<String> code) {
    return code.filter(one -> !known.contains(one))
        .map(one -> "its " + what + " " + one + " is not that of signers of health certificates");
  }

  private static Optional<String> contradiction(String participant, Optional<String> beside) {
    return beside
        .filter(code -> !participant.equals(ALL) && !participant.equals(code))
        .map(code -> "it is of participant " + participant + " and of participant " + code);
  }

  /** Who had it listed, in the network's three letters; absent if that is not said. */
  static Optional<String> participant(GdhcnDocument.Method method) {
    Matcher levels = LEVELS.matcher(method.id());
    Optional<String> level = levels.matches() ? Optional.of(levels.group(2)) : Optional.empty();
    return Stream.of(level, method.code("participant"))
        .flatMap(Optional::stream)
        .filter(code -> !code.equals(ALL))
        .findFirst();
  }

  /** The country of a participant, ISO 3166-1 alpha-2; absent if it is none. */
  static Optional<String> country(String participant) {
    return Optional.ofNullable(COUNTRIES.get(participant));
  }

  /** ISO 3166-1: alpha-3, then alpha-2. */
  private static Map<String, String> countries() {
    Map<String, String> countries = new HashMap<>();
    for (String country : List.of(Locale.getISOCountries())) {
      Locale region = new Locale.Builder().setRegion(country).build();
      countries.put(region.getISO3Country(), country);
    }
    return Map.copyOf(countries);
  }
}

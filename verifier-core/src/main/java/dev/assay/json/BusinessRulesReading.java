package dev.assay.json;

import dev.assay.json.RequestFault.Reason;
import dev.assay.rules.Arrival;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleLists;
import dev.assay.rules.RulesDemand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which business rules a certificate is to be held against. */
final class BusinessRulesReading {

  /** The name in a policy. */
  static final String MEMBER = "businessRules";

  private static final String ENGLISH = "en";

  /** ISO 3166-1 alpha-2. */
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /** RFC 5646, as far as descriptions of rules use it. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

  private BusinessRulesReading() {}

  /**
   * @param policy the member of the request, absent if there is none
   * @param at when the holder arrives if the request does not say otherwise
   */
  static Optional<RulesDemand> read(Optional<RequestObject> policy, RuleLists lists, Instant at)
      throws RequestFault {
    Optional<RequestObject> stated =
        policy.isEmpty() ? Optional.empty() : policy.get().optionalObject(MEMBER);
    return stated.isEmpty() ? Optional.empty() : Optional.of(demand(stated.get(), lists, at));
  }

  private static RulesDemand demand(RequestObject rules, RuleLists lists, Instant at)
      throws RequestFault {
    rules.allowOnly(List.of("list", "country", "at", "language"));
    String country = rules.text("country");
    if (!COUNTRY.matcher(country).matches()) {
      throw rules.fault(
          Reason.BAD_VALUE, "country", "must be a country of ISO 3166-1 alpha-2 such as DE");
    }
    String language = rules.optionalText("language").orElse(ENGLISH);
    if (!LANGUAGE.matcher(language).matches()) {
      throw rules.fault(Reason.BAD_VALUE, "language", "must be a language such as cy");
    }
    Instant arrival = rules.optionalInstant("at").orElse(at);
    return new RulesDemand(list(rules, lists), new Arrival(country, arrival), language);
  }

  /** There is no default among several: the rules of another journey would answer. */
  private static RuleList list(RequestObject rules, RuleLists lists) throws RequestFault {
    List<RuleList> all = lists.lists();
    if (all.isEmpty()) {
      throw new RequestFault(
          Reason.BAD_VALUE, rules.pointer(), "must be left out: no rule list is configured here");
    }
    if (all.size() == 1 && !rules.has("list")) {
      return all.get(0);
    }
    rules.name("list");
    return rules.optionalNamed("list", all, RuleList::id).orElseThrow();
  }
}

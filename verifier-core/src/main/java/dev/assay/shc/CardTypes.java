package dev.assay.shc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types of a card: SMART Health Cards 1.4.0, "Health Cards are encoded as Compact Serialization
 * JSON Web Signatures (JWS)". Those of another namespace are ignored, as the specification wants
 * it.
 *
 * @param all that which says most first: what the record is about, then what nobody here knows,
 *     then the tag for COVID-19, and last the type that every card has
 */
record CardTypes(List<String> all) {

  static final String HEALTH_CARD = "https://smarthealth.cards#health-card";

  private static final String NAMESPACE = "https://smarthealth.cards#";
  private static final String COVID = NAMESPACE + "covid19";
  private static final List<String> KINDS =
      List.of(NAMESPACE + "immunization", NAMESPACE + "laboratory");

  /** Cards have one to three; each is compared with those of the trust list. */
  private static final int MAX_TYPES = 32;

  private static final int RANK_OF_TAG = 3;

  private static final Comparator<String> BY_RANK = Comparator.comparingInt(CardTypes::rank);

  CardTypes {
    all = List.copyOf(all);
  }

  /** Empty if these are not the types of a card. */
  static Optional<CardTypes> read(@Nullable Object types) {
    if (!(types instanceof List<?> list)
        || list.size() > MAX_TYPES
        || !list.contains(HEALTH_CARD)) {
      return Optional.empty();
    }
    List<String> known = new ArrayList<>(list.size());
    for (Object type : list) {
      if (!(type instanceof String text)) {
        return Optional.empty();
      }
      if (text.startsWith(NAMESPACE) && !known.contains(text)) {
        known.add(text);
      }
    }
    known.sort(BY_RANK);
    return Optional.of(new CardTypes(known));
  }

  private static int rank(String type) {
    if (KINDS.contains(type)) {
      return KINDS.indexOf(type);
    }
    return type.equals(HEALTH_CARD) ? 4 : type.equals(COVID) ? RANK_OF_TAG : 2;
  }

  /**
   * Those that the issuer has to be let issue: what the record is about, all of it. The type of
   * every card, and the tag that says of another type that it has to do with COVID-19, only count
   * where the card is of no other.
   */
  List<String> needed() {
    List<String> kinds = new ArrayList<>(all.size());
    for (String type : all) {
      if (rank(type) < RANK_OF_TAG) {
        kinds.add(type);
      }
    }
    return kinds.isEmpty() ? List.of(first()) : kinds;
  }

  /** The one that says most. */
  String first() {
    return all.get(0);
  }
}

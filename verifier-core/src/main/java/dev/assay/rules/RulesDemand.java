package dev.assay.rules;

/**
 * What a relying party asks of the business rules.
 *
 * @param list the rules
 * @param arrival where and when the holder arrives
 * @param language of the descriptions in the answer, such as {@code cy}; English where a rule has
 *     none in it
 */
public record RulesDemand(RuleList list, Arrival arrival, String language) {}

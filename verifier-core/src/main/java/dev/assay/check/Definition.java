package dev.assay.check;

/**
 * What a rule is, in one place.
 *
 * @param code the stable code, such as {@code sd-jwt.kb.nonce}
 * @param stage the stage in which the rule is tried
 * @param clause where the requirement stands
 * @param fault the coarse reason that a failure gives
 * @param requirement the rows of our list of requirements that the rule keeps, such as {@code
 *     SDJ-31}
 * @param demand what is demanded, as one sentence for a reader who knows the field
 */
public record Definition(
    String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {}

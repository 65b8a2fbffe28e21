package dev.assay.trust;

/**
 * Why an issuer is on the list: a registration or certification that people can look up.
 *
 * @param scheme the register or framework, such as {@code DVS register}
 * @param reference the number or address in it
 */
public record EntryEvidence(String scheme, String reference) {}

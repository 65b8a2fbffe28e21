package dev.assay.bench;

/** Something that verifies a presentation of an SD-JWT VC, all of it, each time anew. */
interface Contender {

  /**
   * Whether the presentation is good: the issuer's signature and chain, the disclosures, and the
   * proof of the holder for {@link Presentation#NONCE} and {@link Presentation#AUDIENCE}.
   *
   * @throws Exception instead of an answer of no, as some libraries do
   */
  boolean accepts(String presentation) throws Exception;
}

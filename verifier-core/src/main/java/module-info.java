/**
 * The verifier library. {@link dev.assay.CredentialVerifier} is the verb; start reading there, or
 * with the tour in the documentation of package {@code dev.assay}.
 */
module dev.assay.core {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  requires com.nimbusds.jose.jwt;
  requires org.bouncycastle.provider;

  exports dev.assay;
  exports dev.assay.bundle;
  exports dev.assay.cbor;
  exports dev.assay.check;
  exports dev.assay.cose;
  exports dev.assay.credential;
  exports dev.assay.crypto;
  exports dev.assay.dcc;
  exports dev.assay.did;
  exports dev.assay.document;
  exports dev.assay.jose;
  exports dev.assay.json;
  exports dev.assay.mdoc;
  exports dev.assay.policy;
  exports dev.assay.rules;
  exports dev.assay.sdjwt;
  exports dev.assay.shc;
  exports dev.assay.status;
  exports dev.assay.trust;
  exports dev.assay.vds;
  exports dev.assay.x509;
}

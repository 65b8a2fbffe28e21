package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DIGEST_ALGORITHM;
import static dev.assay.mdoc.MdocRule.MSO_FORM;
import static dev.assay.mdoc.MdocRule.MSO_VERSION;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborTagged;
import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.HashAlgorithm;
import java.util.Map;
import java.util.Optional;

/** Takes the mobile security object apart: ISO/IEC 18013-5, 12.3.4. */
final class MsoReader {

  private final CborInput cbor;
  private final Checks checks;

  MsoReader(CborInput cbor, Checks checks) {
    this.cbor = cbor;
    this.checks = checks;
  }

  MobileSecurityObject read(ByteString payload) {
    Object outer = cbor.read(payload, "the payload of issuerAuth");
    if (!(outer instanceof CborTagged tagged) || tagged.content().isEmpty()) {
      throw checks.halt(MSO_FORM, "the payload of issuerAuth is not encoded CBOR, tag 24");
    }
    Object inner = cbor.read(tagged.content().orElseThrow(), "the mobile security object");
    if (!(inner instanceof Map<?, ?> map)) {
      throw checks.halt(MSO_FORM, "the mobile security object is no map");
    }
    return members(new Members(map));
  }

  private MobileSecurityObject members(Members mso) {
    checkVersion(mso.text("version"));
    HashAlgorithm hash = hash(mso);
    Optional<Members> deviceKeyInfo = mso.members("deviceKeyInfo");
    Optional<Members> deviceKey = deviceKeyInfo.flatMap(info -> info.members("deviceKey"));
    Optional<Members> validity = mso.members("validityInfo");
    Optional<String> docType = mso.text("docType");
    checks.require(
        MSO_FORM,
        deviceKey.isPresent() && validity.isPresent() && docType.isPresent(),
        () -> "the mobile security object lacks deviceKey, validityInfo or docType");
    return new MobileSecurityObject(
        hash,
        digests(mso),
        deviceKey.orElseThrow().map(),
        Optional.ofNullable(deviceKeyInfo.orElseThrow().map().get("keyAuthorizations")),
        docType.orElseThrow(),
        validity.orElseThrow().map(),
        Optional.ofNullable(mso.map().get("status")));
  }

  private void checkVersion(Optional<String> version) {
    checks.require(
        MSO_FORM, version.isPresent(), () -> "the version of the security object is no text");
    checks.require(
        MSO_VERSION,
        MdocVersion.isKnown(version.orElseThrow()),
        () ->
            "the version is " + Shown.of(version.orElseThrow()) + ", expected 1.0 or another 1.x");
  }

  private HashAlgorithm hash(Members mso) {
    Optional<String> name = mso.text("digestAlgorithm");
    checks.require(MSO_FORM, name.isPresent(), () -> "digestAlgorithm is no text");
    Optional<HashAlgorithm> hash = MobileSecurityObject.hash(name.orElseThrow());
    checks.require(
        DIGEST_ALGORITHM,
        hash.isPresent(),
        () ->
            "the digest algorithm is "
                + Shown.of(name.orElseThrow())
                + ", expected SHA-256, SHA-384 or SHA-512");
    return hash.orElseThrow();
  }

  private Map<String, Map<Long, ByteString>> digests(Members mso) {
    Optional<Members> digests = mso.members("valueDigests");
    boolean formed =
        digests.isPresent()
            && digests.get().map().entrySet().stream()
                .allMatch(
                    entry ->
                        entry.getKey() instanceof String
                            && entry.getValue() instanceof Map<?, ?> byId
                            && isDigests(byId));
    checks.require(
        MSO_FORM, formed, () -> "valueDigests does not map namespaces to digests by their IDs");
    @SuppressWarnings("unchecked") // as was just found
    Map<String, Map<Long, ByteString>> known =
        (Map<String, Map<Long, ByteString>>) digests.orElseThrow().map();
    return known;
  }

  private static boolean isDigests(Map<?, ?> byId) {
    for (Map.Entry<?, ?> digest : byId.entrySet()) {
      if (!(digest.getKey() instanceof Long) || !(digest.getValue() instanceof ByteString)) {
        return false;
      }
    }
    return true;
  }
}

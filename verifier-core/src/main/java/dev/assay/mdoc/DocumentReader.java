package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DEVICE_AUTH_FORM;
import static dev.assay.mdoc.MdocRule.DIGEST_ID;
import static dev.assay.mdoc.MdocRule.DOCUMENT_FORM;
import static dev.assay.mdoc.MdocRule.ELEMENT_ONCE;
import static dev.assay.mdoc.MdocRule.ISSUER_AUTH_FORM;
import static dev.assay.mdoc.MdocRule.ITEM_FORM;
import static dev.assay.mdoc.MdocRule.ITEM_RANDOM;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborNull;
import dev.assay.cbor.CborTagged;
import dev.assay.check.Checks;
import dev.assay.cose.CoseException;
import dev.assay.cose.CoseMac0;
import dev.assay.cose.CoseSign1;
import dev.assay.mdoc.DeviceSigned.Blank;
import dev.assay.mdoc.DeviceSigned.DeviceAuth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes one document apart: ISO/IEC 18013-5, 10.3.3. */
final class DocumentReader {

  /** ISO/IEC 18013-5, 12.3.5. */
  private static final int MIN_RANDOM_BYTES = 16;

  /** ISO/IEC 18013-5, 12.3.4. */
  private static final long FIRST_BEYOND_DIGEST_IDS = 1L << 31;

  private final CborInput cbor;
  private final Checks checks;

  DocumentReader(CborInput cbor, Checks checks) {
    this.cbor = cbor;
    this.checks = checks;
  }

  MdocDocument document(Members document) {
    Optional<String> docType = document.text("docType");
    Optional<Members> issuerSigned = document.members("issuerSigned");
    boolean formed =
        docType.isPresent()
            && issuerSigned.isPresent()
            && (!document.has("deviceSigned") || document.members("deviceSigned").isPresent());
    checks.require(
        DOCUMENT_FORM, formed, () -> "docType is no text, or issuerSigned or deviceSigned no map");
    return read(docType, issuerSigned.orElseThrow(), document.members("deviceSigned"));
  }

  MdocDocument issuerSigned(Members issuerSigned) {
    checks.skip(DOCUMENT_FORM, "IssuerSigned alone");
    return read(Optional.empty(), issuerSigned, Optional.empty());
  }

  private MdocDocument read(
      Optional<String> docType, Members issuerSigned, Optional<Members> deviceSigned) {
    CoseSign1 issuerAuth = issuerAuth(issuerSigned);
    MdocDocument document =
        new MdocDocument(
            docType,
            items(issuerSigned),
            issuerAuth,
            new MsoReader(cbor, checks).read(issuerAuth.payload().orElseThrow()),
            deviceSigned.map(this::deviceSigned));
    if (deviceSigned.isEmpty()) {
      checks.skip(DEVICE_AUTH_FORM, "the device signed nothing");
    }
    return document;
  }

  private CoseSign1 issuerAuth(Members issuerSigned) {
    try {
      CoseSign1 message = CoseSign1.of(issuerSigned.any("issuerAuth"), cbor.limits());
      checks.require(
          ISSUER_AUTH_FORM, message.payload().isPresent(), () -> "issuerAuth has no payload");
      return message;
    } catch (CoseException e) {
      throw cbor.halt(e, ISSUER_AUTH_FORM, "issuerAuth");
    }
  }

  /** A document may return nothing but that it exists. */
  private Map<String, List<IssuerSignedItem>> items(Members issuerSigned) {
    if (!issuerSigned.has("nameSpaces")) {
      checks.passed(List.of(ITEM_FORM, ITEM_RANDOM, DIGEST_ID, ELEMENT_ONCE));
      return Map.of();
    }
    Optional<Members> nameSpaces = issuerSigned.members("nameSpaces");
    checks.require(ITEM_FORM, nameSpaces.isPresent(), () -> "nameSpaces is no map");
    Map<String, List<IssuerSignedItem>> items = new LinkedHashMap<>();
    for (Map.Entry<?, ?> nameSpace : nameSpaces.orElseThrow().map().entrySet()) {
      boolean formed =
          nameSpace.getKey() instanceof String
              && nameSpace.getValue() instanceof List<?> list
              && !list.isEmpty();
      checks.require(
          ITEM_FORM, formed, () -> "a namespace is not named by text, or is no list of items");
      items.put((String) nameSpace.getKey(), itemsOf((List<?>) nameSpace.getValue()));
    }
    checks.passed(List.of(ITEM_FORM, ITEM_RANDOM, DIGEST_ID, ELEMENT_ONCE));
    return items;
  }

  private List<IssuerSignedItem> itemsOf(List<?> returned) {
    List<IssuerSignedItem> items = new ArrayList<>(returned.size());
    Set<Long> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Object one : returned) {
      IssuerSignedItem item = item(one);
      if (!ids.add(item.digestId())) {
        throw checks.halt(DIGEST_ID, "two items of a namespace have one digestID");
      }
      if (!names.add(item.element())) {
        throw checks.halt(ELEMENT_ONCE, "a data element occurs twice in a namespace");
      }
      items.add(item);
    }
    return items;
  }

  private IssuerSignedItem item(Object returned) {
    if (!(returned instanceof CborTagged tagged) || tagged.content().isEmpty()) {
      throw checks.halt(ITEM_FORM, "an item is not encoded CBOR, tag 24");
    }
    if (!(cbor.read(tagged.content().orElseThrow(), "an item") instanceof Map<?, ?> map)) {
      throw checks.halt(ITEM_FORM, "an item is no map");
    }
    Members members = new Members(map);
    Optional<Long> digestId = members.number("digestID");
    Optional<ByteString> random = members.bytes("random");
    Optional<String> name = members.text("elementIdentifier");
    Object value = map.get("elementValue");
    if (digestId.isEmpty() || random.isEmpty() || name.isEmpty() || value == null) {
      throw checks.halt(
          ITEM_FORM,
          "an item lacks digestID, random, elementIdentifier or elementValue, or has one of"
              + " another type");
    }
    if (digestId.get() < 0 || digestId.get() >= FIRST_BEYOND_DIGEST_IDS) {
      throw checks.halt(DIGEST_ID, "a digestID is not between 0 and 2^31");
    }
    if (random.get().length() < MIN_RANDOM_BYTES) {
      throw checks.halt(
          ITEM_RANDOM, "a random has " + random.get().length() + " bytes, at least 16");
    }
    return new IssuerSignedItem(digestId.get(), name.get(), value, tagged.encoding());
  }

  private DeviceSigned deviceSigned(Members deviceSigned) {
    Optional<CborTagged> encoded = deviceSigned.encodedCbor("nameSpaces");
    Optional<Members> deviceAuth = deviceSigned.members("deviceAuth");
    checks.require(
        DOCUMENT_FORM,
        encoded.isPresent() && deviceAuth.isPresent(),
        () -> "nameSpaces of deviceSigned is not encoded CBOR, or deviceAuth is no map");
    DeviceAuth proof = deviceAuth(deviceAuth.orElseThrow());
    Blank blank = blank(deviceAuth.orElseThrow());
    checks.pass(DEVICE_AUTH_FORM, "");
    return new DeviceSigned(
        encoded.orElseThrow(),
        elements(encoded.orElseThrow().content().orElseThrow()),
        proof,
        blank);
  }

  /** How the payload, and a proof of the other kind, were left out. */
  private static Blank blank(Members deviceAuth) {
    boolean undefined =
        deviceAuth.map().values().stream()
            .flatMap(proof -> proof instanceof List<?> parts ? parts.stream() : Stream.of(proof))
            .anyMatch(CborNull.UNDEFINED::equals);
    return undefined ? Blank.UNDEFINED : Blank.NIL;
  }

  private Map<String, Map<String, Object>> elements(ByteString encoded) {
    Object item = cbor.read(encoded, "what the device signed");
    boolean formed =
        item instanceof Map<?, ?> nameSpaces
            && hasTextKeys(nameSpaces)
            && nameSpaces.values().stream()
                .allMatch(inner -> inner instanceof Map<?, ?> map && hasTextKeys(map));
    checks.require(
        DOCUMENT_FORM, formed, () -> "nameSpaces of deviceSigned does not map text to maps");
    @SuppressWarnings("unchecked") // as was just found
    Map<String, Map<String, Object>> elements = (Map<String, Map<String, Object>>) item;
    return elements;
  }

  private static boolean hasTextKeys(Map<?, ?> map) {
    return map.keySet().stream().allMatch(String.class::isInstance);
  }

  private DeviceAuth deviceAuth(Members members) {
    boolean signature = isThere(members, "deviceSignature");
    checks.require(
        DEVICE_AUTH_FORM,
        signature != isThere(members, "deviceMac"),
        () ->
            "deviceAuth has " + (signature ? "a signature and a MAC" : "no signature and no MAC"));
    try {
      return signature
          ? new DeviceAuth.Signature(signature(members.any("deviceSignature")))
          : new DeviceAuth.Mac(mac(members.any("deviceMac")));
    } catch (CoseException e) {
      throw cbor.halt(e, DEVICE_AUTH_FORM, "deviceAuth");
    }
  }

  /** Encoders in JavaScript write what they leave out as undefined. */
  private static boolean isThere(Members deviceAuth, String proof) {
    return deviceAuth.has(proof) && deviceAuth.any(proof) != CborNull.UNDEFINED;
  }

  private CoseSign1 signature(Object item) throws CoseException {
    CoseSign1 message = CoseSign1.of(item, cbor.limits());
    requireDetached(message.payload());
    return message;
  }

  private CoseMac0 mac(Object item) throws CoseException {
    CoseMac0 message = CoseMac0.of(item, cbor.limits());
    requireDetached(message.payload());
    return message;
  }

  /** ISO/IEC 18013-5, 12.4: each side makes the payload itself, so that nobody can choose it. */
  private void requireDetached(Optional<ByteString> payload) {
    checks.require(
        DEVICE_AUTH_FORM, payload.isEmpty(), () -> "the payload of deviceAuth is not detached");
  }
}

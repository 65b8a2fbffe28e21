package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.DEVICE_NAMESPACE;
import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static dev.assay.testkit.TestMdoc.put;
import static dev.assay.testkit.TestMdoc.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Rule;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestCbor.Pairs;
import dev.assay.testkit.TestCbor.Raw;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.Violates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is refused for its form, before anybody is asked whether they signed it. */
class MdocFormRuleTest {

  private final MdocSetting setting = new MdocSetting();

  private void refusedWith(Rule rule, UnaryOperator<Map<Object, Object>> response) {
    setting.rejected(rule, TestMdoc.response(response, List.of(good())));
  }

  private Map<Object, Object> good() {
    return setting.licence().signedFor(TRANSCRIPT);
  }

  /** Any CBOR, in the place of a member that nobody knows. */
  private void refusedWith(Rule rule, String hex) {
    refusedWith(rule, put("future", new Raw(HexFormat.of().parseHex(hex))));
  }

  @Test
  @Violates("mdoc.base64url")
  void refusesWhatIsNotBase64UrlWithoutPadding() {
    String presented = TestMdoc.response(good());

    setting.rejected(MdocRule.ENCODING, presented + "=");
    setting.rejected(MdocRule.ENCODING, presented + "=\n");
    setting.rejected(MdocRule.ENCODING, presented.substring(0, 8) + "+" + presented.substring(9));
  }

  @Test
  @Violates("mdoc.size")
  void refusesTooManyCharactersItemsAndDocuments() {
    setting.rejected(MdocRule.SIZE, "o".repeat((1 << 20) + 1));
    refusedWith(MdocRule.SIZE, put("future", Collections.nCopies(60_000, 0)));
    setting.rejected(MdocRule.SIZE, TestMdoc.response(Collections.nCopies(17, good())));
  }

  @Test
  @Violates("mdoc.depth")
  void refusesDeepNesting() {
    refusedWith(MdocRule.DEPTH, "81".repeat(20) + "00");
  }

  @Test
  @Violates("mdoc.cbor")
  void refusesWhatIsNotCborAndWhatIsNotKnown() {
    refusedWith(MdocRule.WELL_FORMED, "ff");
    refusedWith(MdocRule.WELL_FORMED, "1c");
    refusedWith(MdocRule.WELL_FORMED, "f0");
    refusedWith(MdocRule.WELL_FORMED, "d9d9f700");
    refusedWith(MdocRule.WELL_FORMED, "5affffffff00");
    byte[] whole = Base64.getUrlDecoder().decode(TestMdoc.response(good()));
    for (int length = 1; length < whole.length; length += 7) {
      byte[] start = Arrays.copyOf(whole, length);
      setting.rejected(MdocRule.WELL_FORMED, TestMdoc.base64Url(start));
    }
  }

  @Test
  @Violates("mdoc.cbor.text")
  void refusesTextThatIsNotUtf8() {
    refusedWith(MdocRule.TEXT, "62c328");
  }

  @Test
  @Violates("mdoc.cbor.trailing")
  void refusesBytesBehindAnItem() {
    byte[] whole = Base64.getUrlDecoder().decode(TestMdoc.response(good()));
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);

    setting.rejected(MdocRule.TRAILING, TestMdoc.base64Url(longer));
    setting.rejected(
        MdocRule.TRAILING,
        setting.licence().payload(bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  @Violates("mdoc.cbor.duplicate-key")
  void refusesAKeyThatOccursTwiceAtAnyDepth() {
    refusedWith(
        MdocRule.UNIQUE_KEYS,
        put("future", new Pairs(List.of(Map.entry("a", 1), Map.entry("a", 2)))));
    setting.rejected(
        MdocRule.UNIQUE_KEYS,
        setting
            .licence()
            .element(NAMESPACE, "x", new Pairs(List.of(Map.entry("a", 1), Map.entry("a", 1)))));
    setting.rejected(
        MdocRule.UNIQUE_KEYS,
        setting.licence().mso("future", new Pairs(List.of(Map.entry(1, 1), Map.entry(1, 1)))));
  }

  @Test
  @Violates("mdoc.response")
  void refusesAResponseWithoutVersionStatusOrDocuments() {
    refusedWith(MdocRule.RESPONSE_FORM, without("version"));
    refusedWith(MdocRule.RESPONSE_FORM, put("version", 1));
    refusedWith(MdocRule.RESPONSE_FORM, without("status"));
    refusedWith(MdocRule.RESPONSE_FORM, without("documents"));
    refusedWith(MdocRule.RESPONSE_FORM, put("documents", List.of()));
    setting.rejected(
        MdocRule.RESPONSE_FORM, TestMdoc.base64Url(TestCbor.encode(Map.of(1, 2, 3, 4, 5, 6))));
  }

  @Test
  @Violates("mdoc.response.version")
  void refusesAnotherMajorVersion() {
    refusedWith(MdocRule.RESPONSE_VERSION, put("version", "2.0"));
    refusedWith(MdocRule.RESPONSE_VERSION, put("version", "1"));
  }

  @Test
  @Violates("mdoc.response.status")
  void refusesWhatADeviceReturnedWithAnError() {
    refusedWith(MdocRule.RESPONSE_STATUS, put("status", 10));
    refusedWith(MdocRule.RESPONSE_STATUS, put("status", 11));
    refusedWith(MdocRule.RESPONSE_STATUS, put("status", -1));
  }

  @Test
  @Violates("mdoc.document")
  void refusesADocumentWithoutItsParts() {
    for (String part : List.of("docType", "deviceSigned")) {
      setting.rejected(MdocRule.DOCUMENT_FORM, setting.licence().document(without(part)));
    }
    setting.rejected(
        MdocRule.DOCUMENT_FORM, setting.licence().document(put("issuerSigned", List.of())));
    refusedWith(MdocRule.DOCUMENT_FORM, put("documents", List.of("a document")));
    setting.rejected(MdocRule.DOCUMENT_FORM, setting.licence().deviceSigned(without("nameSpaces")));
    setting.rejected(
        MdocRule.DOCUMENT_FORM,
        setting.licence().deviceSigned(put("nameSpaces", TestCbor.encoded((Object) Map.of(1, 2)))));
    setting.rejected(MdocRule.DOCUMENT_FORM, setting.licence().deviceSigned(without("deviceAuth")));
  }

  @Test
  @Violates("mdoc.item")
  void refusesItemsThatAreNoneOfTheStandards() {
    for (String member : List.of("digestID", "random", "elementIdentifier", "elementValue")) {
      setting.rejected(MdocRule.ITEM_FORM, setting.licence().returnedItems(without(member)));
    }
    setting.rejected(MdocRule.ITEM_FORM, setting.licence().returnedItems(put("digestID", "0")));
    for (Object bad :
        List.of(
            List.of(),
            "items",
            List.of("item"),
            List.of(TestCbor.encoded((Object) 1)),
            List.of(new TestCbor.Tagged(24, "text")))) {
      setting.rejected(MdocRule.ITEM_FORM, setting.licence().nameSpaces(put(NAMESPACE, bad)));
    }
    setting.rejected(
        MdocRule.ITEM_FORM, setting.licence().issuerSigned(put("nameSpaces", List.of())));
    setting.rejected(MdocRule.ITEM_FORM, setting.licence().nameSpaces(put(7, List.of())));
  }

  @Test
  @Violates("mdoc.item.random")
  void refusesARandomThatIsTooShort() {
    setting.rejected(MdocRule.ITEM_RANDOM, setting.licence().items(put("random", new byte[15])));
  }

  @Test
  @Violates("mdoc.item.digest-id")
  void refusesADigestIdThatIsUsedTwiceOrOutOfRange() {
    setting.rejected(MdocRule.DIGEST_ID, setting.licence().items(put("digestID", 3)));
    setting.rejected(MdocRule.DIGEST_ID, setting.licence().returnedItems(put("digestID", -1)));
    setting.rejected(
        MdocRule.DIGEST_ID, setting.licence().returnedItems(put("digestID", 1L << 31)));
  }

  @Test
  @Violates("mdoc.element.once")
  void refusesAnElementThatIsReturnedTwice() {
    setting.rejected(
        MdocRule.ELEMENT_ONCE, setting.licence().items(put("elementIdentifier", "family_name")));
  }

  @Test
  @Violates("mdoc.device-auth")
  void refusesTwoProofsNoneAndOneThatBringsItsOwnPayload() {
    setting.rejected(
        MdocRule.DEVICE_AUTH_FORM, setting.licence().deviceAuth(put("deviceMac", List.of())));
    setting.rejected(
        MdocRule.DEVICE_AUTH_FORM, setting.licence().deviceAuth(without("deviceSignature")));
    setting.rejected(
        MdocRule.DEVICE_AUTH_FORM, setting.licence().deviceAuth(put("deviceSignature", 1)));
    setting.rejected(
        MdocRule.DEVICE_AUTH_FORM,
        setting
            .licence()
            .deviceAuth(
                proof -> {
                  List<Object> message =
                      new ArrayList<>((List<?>) proof.getOrDefault("deviceSignature", List.of()));
                  message.set(2, new byte[] {1});
                  return new LinkedHashMap<>(Map.of("deviceSignature", message));
                }));
  }

  @Test
  @Violates("mdoc.issuer-auth")
  void refusesAnIssuerAuthThatIsNoUntaggedSign1() {
    setting.rejected(
        MdocRule.ISSUER_AUTH_FORM, setting.licence().issuerSigned(without("issuerAuth")));
    setting.rejected(
        MdocRule.ISSUER_AUTH_FORM,
        setting
            .licence()
            .issuerSigned(
                map ->
                    put("issuerAuth", new TestCbor.Tagged(18, map.getOrDefault("issuerAuth", 0)))
                        .apply(map)));
    setting.rejected(
        MdocRule.ISSUER_AUTH_FORM, setting.licence().issuerAuth(parts -> parts.subList(0, 3)));
    setting.rejected(
        MdocRule.ISSUER_AUTH_FORM,
        setting
            .licence()
            .issuerAuth(
                parts -> {
                  parts.set(2, TestCbor.nothing());
                  return parts;
                }));
    setting.rejected(MdocRule.ISSUER_AUTH_FORM, setting.licence().issuerHints(put(1, -7)));
  }

  @Test
  @Violates("mdoc.issuer-auth.alg.protected")
  void refusesAnAlgorithmThatIsNotProtectedOrNoNumber() {
    setting.rejected(
        MdocRule.ALGORITHM_PROTECTED,
        setting.licence().issuerHeader(without(1)).issuerHints(put(1, -7)));
    setting.rejected(MdocRule.ALGORITHM_PROTECTED, setting.licence().issuerHeader(put(1, "ES256")));
  }

  @Test
  @Violates("mdoc.issuer-auth.alg")
  void refusesAnAlgorithmThatIsNotKnown() {
    setting.rejected(MdocRule.ALGORITHM, setting.licence().issuerHeader(put(1, 5)));
    setting.rejected(MdocRule.ALGORITHM, setting.licence().issuerHeader(put(1, -47)));
  }

  @Test
  @Violates("mdoc.issuer-auth.crit")
  void refusesACriticalHeaderThatIsNotUnderstood() {
    setting.rejected(
        MdocRule.CRITICAL_HEADER,
        setting.licence().issuerHeader(put(2, List.of("new"))).issuerHeader(put("new", 1)));
  }

  @Test
  @Violates("mdoc.issuer-auth.x5chain")
  void refusesAMissingOrMalformedChain() {
    setting.rejected(MdocRule.CERTIFICATES, setting.licence().issuerHints(without(33)));
    setting.rejected(MdocRule.CERTIFICATES, setting.licence().issuerHints(put(33, "text")));
    setting.rejected(MdocRule.CERTIFICATES, setting.licence().issuerHints(put(33, List.of())));
  }

  @Test
  @Violates("mdoc.mso")
  void refusesASecurityObjectOfAnotherForm() {
    setting.rejected(MdocRule.MSO_FORM, setting.licence().payload(bytes -> new byte[] {0x41, 0}));
    setting.rejected(
        MdocRule.MSO_FORM,
        setting.licence().payload(bytes -> TestCbor.encode(TestCbor.encoded((Object) 1))));
    for (String member :
        List.of(
            "version",
            "digestAlgorithm",
            "valueDigests",
            "deviceKeyInfo",
            "docType",
            "validityInfo")) {
      setting.rejected(MdocRule.MSO_FORM, setting.licence().mso(without(member)));
      setting.rejected(MdocRule.MSO_FORM, setting.licence().mso(member, 1));
    }
    setting.rejected(
        MdocRule.MSO_FORM,
        setting.licence().mso("valueDigests", Map.of(NAMESPACE, Map.of("0", new byte[32]))));
    setting.rejected(
        MdocRule.MSO_FORM, setting.licence().mso("deviceKeyInfo", Map.of("deviceKey", 1)));
  }

  @Test
  @Violates("mdoc.mso.version")
  void refusesAnotherMajorVersionOfTheSecurityObject() {
    setting.rejected(MdocRule.MSO_VERSION, setting.licence().mso("version", "2.0"));
  }

  @Test
  @Violates("mdoc.mso.digest-algorithm")
  void refusesDigestsByAnotherFunction() {
    for (String name : List.of("SHA-1", "sha-256", "sha256", "MD5", "")) {
      setting.rejected(MdocRule.DIGEST_ALGORITHM, setting.licence().mso("digestAlgorithm", name));
    }
  }

  @Test
  void whatTheDeviceSignedIsNoSecretPlaceForDuplicates() {
    assertThat(
            setting
                .verify(
                    TestMdoc.response(
                        setting
                            .licence()
                            .deviceElements(
                                Map.of(
                                    DEVICE_NAMESPACE,
                                    new Pairs(List.of(Map.entry("a", 1), Map.entry("a", 2)))))
                            .signedFor(TRANSCRIPT)),
                    MdocSetting.NOT_REQUIRED,
                    TestClock.NOW)
                .facts()
                .report()
                .outcomeOf(MdocRule.UNIQUE_KEYS))
        .isEqualTo(dev.assay.check.Outcome.FAILED);
  }
}

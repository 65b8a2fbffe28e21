package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.LICENCE;
import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.NOT_REQUIRED;
import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.authlete.cbor.CBORDecoder;
import com.authlete.cbor.CBORNull;
import com.authlete.cose.COSEEC2Key;
import com.authlete.cose.COSEException;
import com.authlete.cose.COSEKey;
import com.authlete.cose.COSEProtectedHeader;
import com.authlete.cose.COSEProtectedHeaderBuilder;
import com.authlete.cose.COSESign1;
import com.authlete.cose.COSESign1Builder;
import com.authlete.cose.COSESigner;
import com.authlete.cose.COSEUnprotectedHeaderBuilder;
import com.authlete.cose.SigStructureBuilder;
import com.authlete.mdoc.DeviceAuth;
import com.authlete.mdoc.DeviceNameSpaces;
import com.authlete.mdoc.DeviceNameSpacesBytes;
import com.authlete.mdoc.DeviceResponse;
import com.authlete.mdoc.DeviceSigned;
import com.authlete.mdoc.Document;
import com.authlete.mdoc.IssuerSigned;
import com.authlete.mdoc.IssuerSignedBuilder;
import com.authlete.mdoc.ValidityInfo;
import dev.assay.HolderProof;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents that another library issues and presents, with its own CBOR and its own COSE. */
class IssuedByOthersTest {

  private static final int ES256 = -7;

  private final MdocSetting setting = new MdocSetting();

  private IssuerSigned issue() throws COSEException, GeneralSecurityException {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("family_name", "Fernhollow");
    claims.put("age_over_18", true);
    claims.put("portrait", new byte[300]);
    return new IssuerSignedBuilder()
        .setDocType(LICENCE)
        .setClaims(Map.of(NAMESPACE, claims))
        .setValidityInfo(
            new ValidityInfo(
                date(TestClock.ISSUED), date(TestClock.ISSUED), date(TestClock.EXPIRES)))
        .setDeviceKey(COSEKey.fromJwk(setting.device.publicJwk()))
        .setIssuerKey((COSEEC2Key) COSEKey.fromJwk(TestKey.of(setting.signer).privateJwk()))
        .setIssuerCertChain(List.of(setting.signer.certificate()))
        .build();
  }

  private static ZonedDateTime date(Instant instant) {
    return instant.atZone(ZoneOffset.UTC);
  }

  private String present(IssuerSigned issued, byte[] transcript) throws COSEException {
    DeviceNameSpacesBytes nameSpaces = new DeviceNameSpacesBytes(new DeviceNameSpaces(List.of()));
    byte[] deviceAuthentication =
        TestCbor.encode(
            List.of(
                "DeviceAuthentication",
                new TestCbor.Raw(transcript),
                LICENCE,
                new TestCbor.Raw(nameSpaces.encode())));
    byte[] payload = TestCbor.encode(TestCbor.encoded(deviceAuthentication));
    COSEProtectedHeader header = new COSEProtectedHeaderBuilder().alg(ES256).build();
    byte[] signature =
        new COSESigner(setting.device.pair().getPrivate())
            .sign(
                new SigStructureBuilder()
                    .signature1()
                    .bodyAttributes(header)
                    .payload(payload)
                    .build(),
                ES256);
    COSESign1 proof =
        new COSESign1Builder()
            .protectedHeader(header)
            .unprotectedHeader(new COSEUnprotectedHeaderBuilder().build())
            .payload(CBORNull.INSTANCE)
            .signature(signature)
            .build();
    Document document =
        new Document(LICENCE, issued, new DeviceSigned(nameSpaces, new DeviceAuth(proof)), null);
    return TestMdoc.base64Url(new DeviceResponse(List.of(document)).encode());
  }

  @Test
  void aDocumentThatAnotherLibraryIssuedAndPresentedIsAccepted() throws Exception {
    assertThat(setting.accepted(present(issue(), TRANSCRIPT), REQUIRED).facts().holder())
        .isEqualTo(HolderProof.PROVED);
    setting.accepted(TestMdoc.base64Url(issue().encode()), NOT_REQUIRED);
  }

  @Test
  void whatItPresentsElsewhereIsRefused() throws Exception {
    setting.rejected(MdocRule.DEVICE_SIGNATURE, present(issue(), new byte[] {0}));
  }

  @Test
  void theOtherLibraryReadsWhatTheTestkitIssues() throws IOException {
    byte[] ours =
        Base64.getUrlDecoder().decode(TestMdoc.response(setting.licence().signedFor(TRANSCRIPT)));

    assertThat(new CBORDecoder(ours).next().encode()).isEqualTo(ours);
  }
}

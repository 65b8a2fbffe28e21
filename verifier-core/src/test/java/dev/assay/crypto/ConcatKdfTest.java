package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Keys of secrets, and content that is encrypted with them. */
class ConcatKdfTest {

  private static final HexFormat HEX = HexFormat.of();

  /** RFC 7518, appendix C. */
  @Test
  void makesTheKeyOfThePublishedExample() {
    byte[] secret =
        HEX.parseHex("9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4");
    byte[] otherInfo =
        HEX.parseHex(
            "000000074131323847434d" + "00000005416c696365" + "00000003426f62" + "00000080");

    assertThat(Base64.getUrlEncoder().withoutPadding())
        .extracting(encoder -> encoder.encodeToString(ConcatKdf.sha256(secret, otherInfo, 16)))
        .isEqualTo("VqqN6vgjbSBcIijNcacQGg");
    assertThat(ConcatKdf.sha256(secret, otherInfo, 32)).hasSize(32);
    assertThatThrownBy(() -> ConcatKdf.sha256(secret, otherInfo, 33))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The test vectors of AES-GCM that NIST was sent, case 4. */
  @Test
  void opensThePublishedExampleAndNothingElse() {
    byte[] key = HEX.parseHex("feffe9928665731c6d6a8f9467308308");
    byte[] iv = HEX.parseHex("cafebabefacedbaddecaf888");
    byte[] associated = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] cipherText =
        HEX.parseHex(
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
                + "5bc94fbc3221a5db94fae95ae7121a47");

    assertThat(AesGcm.open(key, iv, associated, cipherText).map(HEX::formatHex))
        .contains(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    assertThat(AesGcm.open(key, iv, new byte[0], cipherText)).isEmpty();
    assertThat(AesGcm.open(key, iv, associated, new byte[3])).isEmpty();
  }
}

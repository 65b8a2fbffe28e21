package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Keys of secrets. */
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
}

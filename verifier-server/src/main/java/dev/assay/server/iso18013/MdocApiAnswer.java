package dev.assay.server.iso18013;

import static dev.assay.server.iso18013.MdocApiRule.ASKED;
import static dev.assay.server.iso18013.MdocApiRule.RESPONSE;
import static dev.assay.server.iso18013.MdocApiRule.SIZE;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.check.Checks;
import dev.assay.credential.Limits;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.server.openid4vp.WalletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a browser brings from a wallet of ISO/IEC 18013-7, Annex C: {@code {"response": ...}}.
 * It stays sealed here. One that is not sealed is refused, whatever its device has signed.
 */
public final class MdocApiAnswer {

  /** As much as one presentation may have: several documents with a portrait have a third of it. */
  private static final int MAX_CHARS = Limits.DEFAULT.maxInputChars();

  /** An array, a map and two byte strings. */
  private static final CborLimits SEALED =
      CborLimits.DEFAULT.withMaxBytes(MAX_CHARS).withMaxItems(16).withForm(Form.ANY);

  private MdocApiAnswer() {}

  /** Whether a request could be answered so. */
  public enum Offer {
    MADE,
    NOT_MADE
  }

  /**
   * Reads the object. What it has besides is ignored.
   *
   * @param data as JSON, without a name twice
   * @param checks has a row of each {@link MdocApiRule} afterwards
   * @return empty if a rule is broken; the rows say which
   */
  public static Optional<WalletResponse> read(
      Map<String, Object> data, Offer offer, Checks checks) {
    checks.bind(MdocApiRule.ALL);
    return checks.part(
        () -> {
          checks.require(
              ASKED, offer == Offer.MADE, () -> "the query was asked by openid4vp alone");
          String response = text(data.get("response"), checks);
          checks.require(RESPONSE, isSealed(response), () -> "response is something else");
          return new WalletResponse.Returned(response);
        });
  }

  private static String text(@Nullable Object response, Checks checks) {
    if (!(response instanceof String text)) {
      throw checks.halt(RESPONSE, "response is missing, or no text");
    }
    checks.require(SIZE, text.length() <= MAX_CHARS, () -> "response has more than " + MAX_CHARS);
    return text;
  }

  private static boolean isSealed(String response) {
    try {
      return Cbor.read(Base64Url.decode(response), SEALED) instanceof List<?> list
          && list.size() == 2
          && EncryptionInfo.KIND.equals(list.get(0))
          && list.get(1) instanceof Map<?, ?> map
          && map.get("enc") instanceof ByteString
          && map.get("cipherText") instanceof ByteString;
    } catch (Base64UrlException | CborException e) {
      return false;
    }
  }
}

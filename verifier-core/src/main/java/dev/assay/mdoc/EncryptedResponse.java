package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DECRYPTED;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DeviceResponse that was sealed to the verifier's key of an exchange: ISO/IEC 18013-7, Annex C.
 * HPKE covers the transcript of the exchange, so what was sealed for another one does not open.
 */
final class EncryptedResponse {

  private static final String KIND = "dcapi";

  private EncryptedResponse() {}

  static boolean recognises(Object item) {
    return item instanceof List<?> members && members.size() == 2 && members.get(0).equals(KIND);
  }

  /** The response; the verification ends inside this method if it does not open. */
  static ByteString open(List<?> encrypted, HolderBinding expected, Checks checks) {
    if (!(encrypted.get(1) instanceof Map<?, ?> map)) {
      throw checks.halt(DECRYPTED, "the encrypted response has no map with enc and cipherText");
    }
    Members members = new Members(map);
    Optional<ByteString> encapsulated = members.bytes("enc");
    Optional<ByteString> cipherText = members.bytes("cipherText");
    checks.require(
        DECRYPTED,
        encapsulated.isPresent() && cipherText.isPresent(),
        () -> "the encrypted response lacks enc or cipherText");
    if (!(expected instanceof HolderBinding.InExchange asked)
        || !(asked.exchange() instanceof Exchange.AnnexC exchange)
        || asked.readerKey().isEmpty()) {
      throw checks.halt(
          DECRYPTED,
          "the response is encrypted; the request takes dcApi with encryptionInfo, and the"
              + " readerKey");
    }
    Optional<byte[]> plain =
        asked
            .readerKey()
            .get()
            .open(
                encapsulated.orElseThrow().toByteArray(),
                SessionTranscript.of(exchange).toByteArray(),
                cipherText.orElseThrow().toByteArray());
    checks.require(
        DECRYPTED,
        plain.isPresent(),
        () -> "the response does not open with the readerKey, for this origin and encryptionInfo");
    return ByteString.of(plain.orElseThrow());
  }
}

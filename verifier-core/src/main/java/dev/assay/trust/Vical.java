package dev.assay.trust;

import dev.assay.cbor.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list of issuing authorities as ISO/IEC 18013-5, C.1.7, has it, once its signature is known to
 * hold.
 *
 * @param provider who keeps it
 * @param date when it was issued
 * @param nextUpdate absent from some lists in use
 * @param notAfter when it must no longer be used, whatever was announced; most often absent
 * @param issueId grows with every issue; absent from some lists in use
 */
record Vical(
    String provider,
    Instant date,
    Optional<Instant> nextUpdate,
    Optional<Instant> notAfter,
    Optional<Long> issueId,
    List<Entry> entries) {

  Vical {
    entries = List.copyOf(entries);
  }

  /**
   * Until when it is used.
   *
   * @param maxAge how long, if it names no next update
   */
  Instant end(Duration maxAge) {
    Instant update = nextUpdate.orElseGet(() -> date.plus(maxAge));
    return notAfter.filter(update::isAfter).orElse(update);
  }

  /**
   * One authority.
   *
   * @param certificate DER
   * @param serialNumber as the entry repeats it, most significant byte first
   * @param keyIdentifier as the entry repeats it
   * @param types of the documents for which the authority is listed
   * @param name who people say it is
   */
  record Entry(
      ByteString certificate,
      ByteString serialNumber,
      ByteString keyIdentifier,
      List<String> types,
      Optional<String> name) {

    Entry {
      types = List.copyOf(types);
    }
  }
}

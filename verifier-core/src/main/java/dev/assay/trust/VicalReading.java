package dev.assay.trust;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the payload of a VICAL apart. Members that are not known are passed over (ISO/IEC 18013-5,
 * 8.3): a provider may add its own, and some write {@code CertificateProfile} and {@code
 * Extensions} with a capital letter. None of those says anything about whom to trust.
 */
final class VicalReading {

  /** An unsigned number that may be longer than Java's: RFC 8949, 3.4.3. Serial numbers are. */
  private static final long BIGNUM = 2;

  /**
   * For a list: the bytes of a trust list of our own; three levels of maps and arrays, and room for
   * extensions; thirty items an authority, for a thousand of them.
   */
  static final CborLimits LIMITS =
      new CborLimits(
          20 << 20,
          16,
          1_000_000,
          CborLimits.Form.ANY,
          CborLimits.Keys.NAMES,
          Set.of(0L, 1L, BIGNUM, 24L, 32L, 100L, 1004L));

  private VicalReading() {}

  /** Empty if it is not of the form that the standard gives. */
  static Optional<Vical> read(ByteString payload) {
    try {
      Map<Object, Object> map = Cbor.readMap(payload, LIMITS);
      Optional<Instant> date = date(map, "date");
      if (!(map.get("version") instanceof String version && version.startsWith("1."))
          || !(map.get("vicalProvider") instanceof String provider)
          || !(map.get("certificateInfos") instanceof List<?> infos)
          || date.isEmpty()
          || !isAbsentOrDate(map, "nextUpdate")
          || !isAbsentOrDate(map, "notAfter")
          || !(map.getOrDefault("vicalIssueID", 0L) instanceof Long id && id >= 0)) {
        return Optional.empty();
      }
      Optional<Long> issueId = map.containsKey("vicalIssueID") ? Optional.of(id) : Optional.empty();
      return entries(infos)
          .map(
              read ->
                  new Vical(
                      provider,
                      date.get(),
                      date(map, "nextUpdate"),
                      date(map, "notAfter"),
                      issueId,
                      read));
    } catch (CborException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Vical.Entry>> entries(List<?> infos) {
    List<Vical.Entry> entries = new ArrayList<>();
    for (Object info : infos) {
      Optional<Vical.Entry> entry = info instanceof Map<?, ?> map ? entry(map) : Optional.empty();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return Optional.of(entries);
  }

  private static Optional<Vical.Entry> entry(Map<?, ?> info) {
    Optional<ByteString> serial = serial(info.get("serialNumber"));
    if (!(info.get("certificate") instanceof ByteString certificate)
        || !(info.get("ski") instanceof ByteString ski)
        || !(info.get("docType") instanceof List<?> docTypes)
        || docTypes.isEmpty()
        || !docTypes.stream().allMatch(String.class::isInstance)
        || serial.isEmpty()) {
      return Optional.empty();
    }
    List<String> types = docTypes.stream().map(String.class::cast).toList();
    Optional<String> name =
        info.get("issuingAuthority") instanceof String text ? Optional.of(text) : Optional.empty();
    return Optional.of(new Vical.Entry(certificate, serial.get(), ski, types, name));
  }

  /** The bytes of a number without a sign, as few as hold it. */
  private static Optional<ByteString> serial(@Nullable Object number) {
    if (number instanceof CborTagged tagged
        && tagged.tag() == BIGNUM
        && tagged.value() instanceof ByteString bytes) {
      return Optional.of(bytes);
    }
    if (number instanceof Long small && small >= 0) {
      byte[] bytes = BigInteger.valueOf(small).toByteArray();
      return Optional.of(ByteString.of(bytes));
    }
    return number instanceof BigInteger big && big.signum() > 0
        ? Optional.of(ByteString.of(big.toByteArray()))
        : Optional.empty();
  }

  /** A date that is there and cannot be read must not count as absent. */
  private static boolean isAbsentOrDate(Map<?, ?> map, String name) {
    return !map.containsKey(name) || date(map, name).isPresent();
  }

  private static Optional<Instant> date(Map<?, ?> map, String name) {
    if (!(map.get(name) instanceof CborTagged tagged)
        || tagged.tag() != CborTagged.DATE_TIME
        || !(tagged.value() instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

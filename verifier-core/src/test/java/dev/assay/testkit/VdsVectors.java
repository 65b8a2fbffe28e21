package dev.assay.testkit;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Visible digital seals that Australia made for its reader, with the certificate of its authority
 * and its list of revoked certificates.
 */
public final class VdsVectors {

  /** Within the certificates, and between the list and its next update. */
  public static final String AT = "2021-11-01T00:00:00Z";

  /** Where the certificate of the authority says that its list is. */
  public static final String CRL = "https://pkddownload1.icao.int/CRLs/AUS.crl";

  private VdsVectors() {}

  /**
   * A seal and what becomes of it.
   *
   * @param id the name of the file
   * @param fault the code of what is wrong; empty if nothing is
   */
  public record Case(String id, String fault) {

    /** The verdict that its publisher expects. */
    public String verdict() {
      return fault.isEmpty() ? "accepted" : "rejected";
    }

    /** What is asked, as {@code assay batch} reads it. */
    public Map<String, Object> request() {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("id", id);
      request.put("credential", text(id));
      request.put("format", "vds-nc");
      request.put("at", AT);
      request.put(
          "anchors", List.of(Map.of("certificate", base64("CSCA_AUS.der"), "types", List.of("*"))));
      request.put(
          "documents",
          List.of(
              Map.of(
                  "uri",
                  CRL,
                  "mediaType",
                  "application/pkix-crl",
                  "bodyBase64",
                  base64("CRL_AUS.crl"))));
      return request;
    }

    /** The same as a line. */
    public String line() {
      return JSONObjectUtils.toJSONString(request());
    }
  }

  /** All of them. */
  public static List<Case> all() {
    return List.of(
        new Case("apo-valid.json", ""),
        new Case("apo-INVALID-name-tampered.json", "signature.invalid"),
        new Case("apo-INVALID-not-a-vds.json", "input.malformed"));
  }

  private static String text(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The base64 of a file. */
  public static String base64(String file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(folder().resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Vectors.folder("vds-nc");
  }
}

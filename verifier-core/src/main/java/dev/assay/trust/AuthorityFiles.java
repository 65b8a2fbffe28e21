package dev.assay.trust;

import dev.assay.jose.Json;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.ListedAuthority;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a trust list of our own format of the certificates of issuing authorities, each file in
 * DER, or in PEM with one certificate or several.
 */
public final class AuthorityFiles {

  private AuthorityFiles() {}

  /**
   * A file.
   *
   * @param name for people
   */
  public record File(String name, String latin1) {

    /** A file of these bytes. */
    public static File of(String name, byte[] bytes) {
      return new File(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * What the operator says of the authorities.
   *
   * @param id of the list that is made
   * @param types of the documents that every one of them is trusted for
   * @param issued when the list is made
   * @param lasts how long until somebody has to look at it again
   */
  public record Terms(String id, List<String> types, Instant issued, Duration lasts) {

    public Terms {
      types = List.copyOf(types);
    }
  }

  /**
   * Makes the list.
   *
   * @return JSON text, as {@link TrustListReader} reads it
   * @throws TrustListFault if a file has no certificate, or one that cannot be read
   */
  public static byte[] list(List<File> files, Terms terms) throws TrustListFault {
    List<Object> entries = new ArrayList<>();
    for (File file : files) {
      for (X509Certificate certificate : certificates(file)) {
        ListedAuthority authority = ListedAuthority.of(certificate);
        entries.add(
            new AuthorityEntry(
                    "authority-" + (entries.size() + 1),
                    authority.subject(),
                    terms.types(),
                    authority,
                    terms.issued(),
                    "file " + file.name())
                .json());
      }
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("version", 1L);
    list.put("id", terms.id());
    list.put("name", "Issuing authorities");
    list.put("sequence", terms.issued().getEpochSecond());
    list.put("issued", terms.issued().toString());
    list.put("nextUpdate", terms.issued().plus(terms.lasts()).toString());
    list.put("provenance", files.size() + " files of certificates");
    list.put("entries", entries);
    return Json.writePretty(list).getBytes(StandardCharsets.UTF_8);
  }

  private static List<X509Certificate> certificates(File file) throws TrustListFault {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      certificates.addAll(CertificateReader.pems(file.latin1()));
      if (certificates.isEmpty()) {
        byte[] der = file.latin1().getBytes(StandardCharsets.ISO_8859_1);
        certificates.add(CertificateReader.der(der));
      }
      return certificates;
    } catch (CertificateFault e) {
      throw new TrustListFault(
          TrustListRule.VICAL_AUTHORITY,
          file.name(),
          e.reason().text() + "; it must be a certificate in DER, or certificates in PEM");
    }
  }
}

package dev.assay.testkit;

import static dev.assay.testkit.TestPki.Criticality.CRITICAL;
import static dev.assay.testkit.TestPki.Criticality.NOT_CRITICAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Makes visible digital seals of an invented person: what Utopia would sign, and what it never
 * should. Every method gives another seal.
 *
 * <pre>{@code
 * String code = TestVds.vaccination(signer).text();
 * String other = TestVds.vaccination(signer).with("msg/pid/sex", "Q").text();
 * }</pre>
 *
 * @param key what signs
 * @param certificate what stands in {@code cer}, base64url with padding
 * @param data what is signed
 * @param beside members that take the place of those of {@code sig}
 */
public record TestVds(
    TestKey key, String certificate, Map<String, Object> data, Map<String, Object> beside) {

  /** The extended key usage of signers of seals. */
  public static final String SIGNS_SEALS = "2.23.136.1.1.14.2";

  /** Where the authority's list of revoked certificates is published. */
  public static final String CRL = "https://crl.example/UTO.crl";

  private static final ASN1ObjectIdentifier DOCUMENT_TYPES =
      new ASN1ObjectIdentifier("2.23.136.1.1.6.2");

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final ObjectMapper PLAIN = new ObjectMapper();

  /** The authority of a country, which says where its list is. */
  public static Template authority(String subject) {
    return TestPki.root(subject)
        .pathLength(0)
        .extension(Extension.cRLDistributionPoints, NOT_CRITICAL, points(CRL));
  }

  /** A signer of both kinds of seals, without a key usage, as real ones are. */
  public static Template signer(String subject) {
    return documentTypes(
        TestPki.leaf(subject)
            .without(Extension.keyUsage)
            .extension(Extension.extendedKeyUsage, CRITICAL, TestIaca.usage(SIGNS_SEALS)),
        "NV",
        "NT");
  }

  /** With these document types. */
  public static Template documentTypes(Template template, String... types) {
    ASN1EncodableVector set = new ASN1EncodableVector();
    List.of(types).forEach(type -> set.add(new DERPrintableString(type)));
    ASN1EncodableVector list = new ASN1EncodableVector();
    list.add(new ASN1Integer(0));
    list.add(new DERSet(set));
    return template.extension(DOCUMENT_TYPES, NOT_CRITICAL, new DERSequence(list));
  }

  /** With anything in the place of the document types. */
  public static Template documentTypes(Template template, byte[] der) {
    return template.extension(DOCUMENT_TYPES, NOT_CRITICAL, der);
  }

  /** A place where a list is. */
  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  public static CRLDistPoint points(String uri) {
    GeneralNames place =
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(place), null, null)
        });
  }

  /** A proof of vaccination. */
  public static TestVds vaccination(Certified signer) {
    return of(
        signer,
        """
        {"hdr": {"t": "icao.vacc", "v": 1, "is": "UTO"},
         "msg": {"uvci": "VB0009990042",
           "pid": {"n": "FERNHOLLOW  WREN", "dob": "1990-02-03", "sex": "F", "i": "E4567891Z"},
           "ve": [{"des": "XM68M6", "nam": "Inventivax", "dis": "RA01.0",
             "vd": [{"dvc": "2026-03-03", "seq": 1, "ctr": "UTO", "adm": "Harbour Clinic",
               "lot": "VC35679", "dvn": "2026-09-03"}]}]}}
        """);
  }

  /** A proof of testing. */
  public static TestVds test(Certified signer) {
    return of(
        signer,
        """
        {"hdr": {"t": "icao.test", "v": 1, "is": "UTO"},
         "msg": {"utci": "TB0009990042",
           "pid": {"n": "FERNHOLLOW  WREN", "dob": "1990-02-03", "dt": "P", "dn": "E4567891Z"},
           "sp": {"spn": "Harbour Clinic", "ctr": "UTO",
             "cd": {"p": "+00100200300", "e": "lab@clinic.example", "a": "1 Quay, Port Utopia"}},
           "dat": {"sc": "2026-05-30T08:00:00+02:00", "ri": "2026-05-30T20:15:00+02:00"},
           "tr": {"tc": "molecular(PCR)", "r": "negative", "m": "saliva"}}}
        """);
  }

  private static TestVds of(Certified signer, String data) {
    return new TestVds(
        TestKey.of(signer),
        Base64.getUrlEncoder().encodeToString(signer.der()),
        map(data),
        Map.of());
  }

  @SuppressWarnings("unchecked") // a JSON object
  private static Map<String, Object> map(String json) {
    try {
      return PLAIN.readValue(json, LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** With a member of the data changed or added: {@code msg/ve/0/nam}. */
  public TestVds with(String path, Object value) {
    Map<String, Object> changed = map(write(PLAIN, data));
    edit(changed, path.split("/", -1), 0, value);
    return new TestVds(key, certificate, changed, beside);
  }

  /** Without a member of the data. */
  public TestVds without(String path) {
    return with(path, Gone.GONE);
  }

  /** Takes the place of what is to be removed. */
  private enum Gone {
    GONE
  }

  @SuppressWarnings("unchecked") // JSON
  private static void edit(Object tree, String[] path, int step, Object value) {
    boolean last = step + 1 == path.length;
    if (tree instanceof List<?>) {
      List<Object> list = (List<Object>) tree;
      int index = Integer.parseInt(path[step]);
      if (last) {
        list.set(index, value);
      } else {
        edit(list.get(index), path, step + 1, value);
      }
      return;
    }
    Map<String, Object> object = (Map<String, Object>) tree;
    if (!last) {
      edit(Objects.requireNonNull(object.get(path[step])), path, step + 1, value);
    } else if (value == Gone.GONE) {
      object.remove(path[step]);
    } else {
      object.put(path[step], value);
    }
  }

  /** With another member of {@code sig}, whatever was signed. */
  public TestVds beside(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(beside);
    changed.put(name, value);
    return new TestVds(key, certificate, data, changed);
  }

  /** Signed by another key. */
  public TestVds signedBy(TestKey other) {
    return new TestVds(other, certificate, data, beside);
  }

  /** The bytes that are signed. Written by other means than those under test. */
  public byte[] signed() {
    return write(SORTED, data).getBytes(StandardCharsets.UTF_8);
  }

  /** The code, with padding in {@code sig} as real ones have it. */
  public String text() {
    return write(PLAIN, seal(signed()));
  }

  /** With any bytes as what was signed, whatever they are. */
  public String text(String json, byte[] canonical) {
    Map<String, Object> seal = seal(canonical);
    return "{\"data\":"
        + json
        + ",\"sig\":"
        + write(PLAIN, Objects.requireNonNull(seal.get("sig")))
        + "}";
  }

  /** The code, for people. */
  public String pretty() {
    try {
      return PLAIN.writerWithDefaultPrettyPrinter().writeValueAsString(seal(signed())) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Map<String, Object> seal(byte[] canonical) {
    Map<String, Object> sig = new LinkedHashMap<>();
    sig.put("alg", key.algorithm());
    sig.put("cer", certificate);
    sig.put("sigvl", Base64.getUrlEncoder().encodeToString(key.sign(canonical)));
    sig.putAll(beside);
    sig.values().removeIf(value -> value.equals(""));
    Map<String, Object> seal = new LinkedHashMap<>();
    seal.put("data", data);
    seal.put("sig", sig);
    return seal;
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A list of so many elements, each of them a copy of this value. */
  public static List<Object> times(int count, Object value) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(value);
    }
    return list;
  }
}

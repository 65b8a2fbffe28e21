package dev.assay.testkit;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.testkit.TestPki.Certified;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Makes trust lists of the Global Digital Health Certification Network, as the network publishes
 * them: with keys whose coordinates have a byte too many, and a signature in DER. Every method
 * gives another list.
 *
 * <pre>{@code
 * byte[] json = TestGdhcn.live().signer(signer, "DCC").signed(TestKey.es256("list signer"));
 * }</pre>
 *
 * @param header of the JWS, in JSON
 */
public record TestGdhcn(
    String id,
    List<String> contexts,
    List<Map<String, Object>> methods,
    Map<String, Object> proof,
    String header) {

  /** What has been published since 2026 has this one behind the other two. */
  public static final String CONTEXT = "https://smart.who.int/trust/tng-context/v1.jsonld";

  private static final String SECURITY = "https://w3id.org/security#";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  /** A list for real use, without keys. */
  public static TestGdhcn live() {
    return of("did:web:tng-cdn.who.int:v2:trustlist");
  }

  /** A list, without keys. */
  public static TestGdhcn of(String id) {
    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put("type", "JsonWebSignature2020");
    proof.put("created", TestClock.ISSUED.toString());
    proof.put("nonce", "Fernhollow7");
    proof.put("proofPurpose", "assertionMethod");
    proof.put("verificationMethod", "did:web:signer.example:DID");
    return new TestGdhcn(
        id,
        List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"),
        List.of(),
        proof,
        "{\"b64\":false,\"crit\":[\"b64\"],\"alg\":\"ES256\"}");
  }

  /** With the key of a signer of this domain. */
  public TestGdhcn signer(Certified signer, String domain) {
    return key(signer, domain, "DSC");
  }

  /** With a key. */
  public TestGdhcn key(Certified certified, String domain, String usage) {
    String keyId = Base64.getEncoder().encodeToString(TestDcc.keyId(certified));
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("kid", keyId);
    jwk.put("x5c", certified.wholeX5c());
    jwk.put("crv", "P-256");
    jwk.put("x", Base64URL.encode(new byte[33]).toString());
    jwk.put("y", Base64URL.encode(new byte[33]) + "=");
    Map<String, Object> method = new LinkedHashMap<>();
    method.put("id", id + ":" + domain + ":AUT:" + usage + "#" + keyId);
    method.put("type", "JsonWebKey2020");
    method.put("controller", id);
    method.put("publicKeyJwk", jwk);
    List<Map<String, Object>> more = new ArrayList<>(methods);
    more.add(method);
    return new TestGdhcn(id, contexts, more, proof, header);
  }

  /** With a change to each key. */
  public TestGdhcn keys(UnaryOperator<Map<String, Object>> change) {
    List<Map<String, Object>> changed = new ArrayList<>();
    methods.forEach(method -> changed.add(change.apply(new LinkedHashMap<>(method))));
    return new TestGdhcn(id, contexts, changed, proof, header);
  }

  /** With every key so far listed by another participant than Austria. */
  public TestGdhcn by(String participant) {
    return keys(
        method -> {
          String named = String.valueOf(method.get("id"));
          method.put("id", named.replace(":AUT:", ":" + participant + ":"));
          return method;
        });
  }

  /** With codes of the network beside each key, and the context that gives them a meaning. */
  public TestGdhcn coded(String domain, String usage) {
    List<String> more = new ArrayList<>(contexts);
    more.add(CONTEXT);
    TestGdhcn coded =
        keys(
            method -> {
              method.put("domain", Map.of("code", "#" + domain));
              method.put("participant", Map.of("code", "#AUT"));
              method.put("keyusage", Map.of("code", "#" + usage));
              return method;
            });
    return new TestGdhcn(id, more, coded.methods, proof, header);
  }

  /** With other contexts. */
  public TestGdhcn contexts(String... others) {
    return new TestGdhcn(id, List.of(others), methods, proof, header);
  }

  /** With another member of the proof. */
  public TestGdhcn proof(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(proof);
    changed.put(name, value);
    return new TestGdhcn(id, contexts, methods, changed, header);
  }

  /** With another header of the JWS. */
  public TestGdhcn header(String json) {
    return new TestGdhcn(id, contexts, methods, proof, json);
  }

  /** Without a proof. */
  public byte[] unsigned() {
    return json(Map.of());
  }

  /** Signed as the network signs, in DER. */
  public byte[] signed(TestKey key) {
    return signed(key, "SHA256withECDSA");
  }

  /**
   * Signed.
   *
   * @param algorithm as the JDK calls it
   */
  public byte[] signed(TestKey key, String algorithm) {
    Map<String, Object> whole = new LinkedHashMap<>(proof);
    whole.put("jws", jws(key, algorithm));
    return json(whole);
  }

  private byte[] json(Map<String, Object> whole) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", contexts);
    document.put("id", id);
    document.put("controller", id);
    document.put("verificationMethod", methods);
    if (!whole.isEmpty()) {
      document.put("proof", whole);
    }
    return JSONObjectUtils.toJSONString(document).getBytes(StandardCharsets.UTF_8);
  }

  private String jws(TestKey key, String algorithm) {
    try {
      String head = Base64URL.encode(header).toString();
      ByteArrayOutputStream covered = new ByteArrayOutputStream();
      covered.writeBytes((head + ".").getBytes(StandardCharsets.US_ASCII));
      covered.writeBytes(sha256(proofStatements()));
      covered.writeBytes(sha256(statements()));
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key.pair().getPrivate());
      signature.update(covered.toByteArray());
      return head + ".." + Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(TreeSet<String> lines) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256")
        .digest(String.join("", lines).getBytes(StandardCharsets.UTF_8));
  }

  private TreeSet<String> proofStatements() {
    TreeSet<String> lines = new TreeSet<>();
    String of = "_:c14n0 <" + SECURITY;
    lines.add("_:c14n0 <" + RDF + "type> <" + SECURITY + proof.get("type") + "> .\n");
    lines.add(
        "_:c14n0 <http://purl.org/dc/terms/created> \""
            + proof.get("created")
            + "\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n");
    lines.add(of + "nonce> \"" + proof.get("nonce") + "\" .\n");
    lines.add(of + "proofPurpose> <" + SECURITY + proof.get("proofPurpose") + "> .\n");
    lines.add(of + "verificationMethod> <" + proof.get("verificationMethod") + "> .\n");
    return lines;
  }

  private TreeSet<String> statements() {
    TreeSet<String> lines = new TreeSet<>();
    lines.add("<" + id + "> <" + SECURITY + "controller> <" + id + "> .\n");
    for (Map<String, Object> method : methods) {
      String node = "<" + method.get("id") + ">";
      lines.add("<" + id + "> <" + SECURITY + "verificationMethod> " + node + " .\n");
      lines.add(node + " <" + RDF + "type> <" + SECURITY + method.get("type") + "> .\n");
      lines.add(node + " <" + SECURITY + "controller> <" + method.get("controller") + "> .\n");
      lines.add(
          node
              + " <"
              + SECURITY
              + "publicKeyJwk> \""
              + canonical((Map<?, ?>) method.getOrDefault("publicKeyJwk", Map.of()))
                  .replace("\"", "\\\"")
              + "\"^^<"
              + RDF
              + "JSON> .\n");
      if (contexts.contains(CONTEXT)) {
        code(lines, node, "Domains", method.getOrDefault("domain", Map.of()));
        code(lines, node, "Participants", method.getOrDefault("participant", Map.of()));
        code(lines, node, "KeyUsage", method.getOrDefault("keyusage", Map.of()));
      }
    }
    return lines;
  }

  private static void code(TreeSet<String> lines, String node, String set, Object value) {
    String name = "https://smart.who.int/trust/ValueSet-" + set + ".jsonld";
    lines.add(node + " <" + name + "> <" + name + ((Map<?, ?>) value).get("code") + "> .\n");
  }

  /** RFC 8785, of keys: base64 and the like needs no escapes. */
  private static String canonical(Map<?, ?> jwk) {
    List<String> members = new ArrayList<>();
    for (Object name : new TreeSet<>(jwk.keySet())) {
      Object value = Optional.<Object>ofNullable(jwk.get(name)).orElseThrow();
      members.add(
          "\"" + name + "\":" + (value instanceof List<?> list ? array(list) : text(value)));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String array(List<?> list) {
    return "[" + String.join(",", list.stream().map(TestGdhcn::text).toList()) + "]";
  }

  private static String text(Object value) {
    return "\"" + value + "\"";
  }
}

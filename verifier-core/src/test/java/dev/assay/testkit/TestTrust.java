package dev.assay.testkit;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes trust lists, so that a test can change any one thing in a list that is good.
 *
 * <pre>{@code
 * byte[] json = TestTrust.list("register")
 *     .entry(TestTrust.entry("council").service(TestTrust.x5c(root.base64())))
 *     .json();
 * }</pre>
 */
public final class TestTrust {

  /** The format that services issue unless a test says otherwise. */
  public static final String FORMAT = "dc+sd-jwt";

  /** The type that services issue unless a test says otherwise. */
  public static final String TYPE = "urn:example:permit:1";

  private TestTrust() {}

  /** A list that is fresh through 2026. */
  public static Node list(String id) {
    return new Node()
        .with("version", 1)
        .with("id", id)
        .with("name", "List " + id)
        .with("sequence", 7)
        .with("issued", "2026-01-01T00:00:00Z")
        .with("nextUpdate", "2027-01-01T00:00:00Z")
        .with("entries", new ArrayList<>());
  }

  /** A public issuer, granted since the beginning of 2026. */
  public static Node entry(String id) {
    return new Node()
        .with("id", id)
        .with("name", "Issuer " + id)
        .with("sector", "public")
        .with("states", List.of(state("granted", "2026-01-01T00:00:00Z")))
        .with("services", new ArrayList<>());
  }

  /** A step in the history of an entry. */
  public static Node state(String state, String from) {
    return new Node().with("state", state).with("from", from);
  }

  /** A service that issues, by certificates under one of these (base64 DER or PEM). */
  public static Node x5c(String... certificates) {
    List<Object> anchors = new ArrayList<>();
    List.of(certificates).forEach(text -> anchors.add(Map.of("certificate", text)));
    return service("x5c").with("anchors", anchors);
  }

  /** A service that issues with keys in the list. */
  public static Node jwks(String issuer, Map<?, ?>... keys) {
    return service("jwks")
        .with("issuer", issuer)
        .with("anchors", List.of(Map.of("jwks", Map.of("keys", List.of(keys)))));
  }

  /** A service that issues as a DID. */
  public static Node did(String did) {
    return service("did").with("anchors", List.of(Map.of("did", did)));
  }

  /** A service that publishes issuer metadata, to be fetched from this host. */
  public static Node metadata(String issuer, String host) {
    return service("issuer-metadata")
        .with("issuer", issuer)
        .with("anchors", List.of(Map.of("issuer", issuer)))
        .with("hosts", List.of(host));
  }

  /** A service that publishes its keys under its own address, to be fetched from this host. */
  public static Node wellKnown(String issuer, String host) {
    return service("well-known-jwks")
        .with("formats", List.of("smart-health-card"))
        .with("anchors", List.of(Map.of("issuer", issuer)))
        .with("hosts", List.of(host));
  }

  private static Node service(String mechanism) {
    return new Node()
        .with("roles", List.of("issuance"))
        .with("formats", List.of(FORMAT))
        .with("types", List.of(TYPE))
        .with("mechanism", mechanism);
  }

  /** The public JWK of a P-256 key pair. */
  public static Map<String, Object> jwk(KeyPair pair) {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).build().toJSONObject();
  }

  /** The public JWK of a P-256 key pair, with a name. */
  public static Map<String, Object> jwk(KeyPair pair, String keyId) {
    Map<String, Object> jwk = new LinkedHashMap<>(jwk(pair));
    jwk.put("kid", keyId);
    return jwk;
  }

  /** A JSON object that can still be changed. */
  public static final class Node extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    /** Sets a member. */
    public Node with(String name, Object value) {
      put(name, value);
      return this;
    }

    /** Takes a member away. */
    public Node without(String name) {
      remove(name);
      return this;
    }

    /** Adds an entry to a list. */
    public Node entry(Node entry) {
      return append("entries", entry);
    }

    /** Adds a service to an entry. */
    public Node service(Node service) {
      return append("services", service);
    }

    /** The bytes of the JSON text. */
    public byte[] json() {
      return JSONObjectUtils.toJSONString(this).getBytes(StandardCharsets.UTF_8);
    }

    private Node append(String name, Node element) {
      List<Object> longer = new ArrayList<>();
      if (get(name) instanceof List<?> list) {
        longer.addAll(list);
      }
      longer.add(element);
      return with(name, longer);
    }
  }
}

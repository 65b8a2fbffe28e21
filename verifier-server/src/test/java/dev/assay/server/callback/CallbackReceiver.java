package dev.assay.server.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells callbacks from what others send. */
final class CallbackReceiver {

  private static final Pattern INPUT =
      Pattern.compile(
          "assay=(\\(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\"\\)"
              + ";created=(\\d{1,15});expires=(\\d{1,15});nonce=\"([\\w-]{43})\""
              + ";keyid=\"[\\w-]{43}\";alg=\"[a-z0-9-]+\";tag=\"assay-callback\")");
  private static final Pattern SIGNATURE = Pattern.compile("assay=:([A-Za-z0-9+/]{86}==):");
  private static final long CLOCKS_DIFFER_BY_SECONDS = 60;

  private final String url;
  private final PublicKey key;
  private final Map<String, Long> nonces = new ConcurrentHashMap<>();

  /** For the callbacks that come to this URL, signed with the key of the one that sends them. */
  CallbackReceiver(String url, PublicKey key) {
    this.url = url;
    this.key = key;
  }

  /** Whether to believe a POST; the names of its header fields are in lower case. */
  boolean accepts(Map<String, String> fields, byte[] body, Instant now)
      throws GeneralSecurityException {
    Matcher input = INPUT.matcher(fields.getOrDefault("signature-input", ""));
    Matcher signature = SIGNATURE.matcher(fields.getOrDefault("signature", ""));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
    String digest = "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    if (!input.matches() || !signature.matches() || !digest.equals(fields.get("content-digest"))) {
      return false;
    }
    String signed =
        "\"@method\": POST\n\"@target-uri\": "
            + url
            + "\n\"content-digest\": "
            + digest
            + "\n\"content-type\": "
            + fields.get("content-type")
            + "\n\"@signature-params\": "
            + input.group(1);
    long seconds = now.getEpochSecond();
    long expires = Long.parseLong(input.group(3)) + CLOCKS_DIFFER_BY_SECONDS;
    nonces.values().removeIf(over -> over <= seconds);
    return isSigned(signed, Base64.getDecoder().decode(signature.group(1)))
        && seconds >= Long.parseLong(input.group(2)) - CLOCKS_DIFFER_BY_SECONDS
        && seconds < expires
        && nonces.putIfAbsent(input.group(4), expires) == null;
  }

  /** The key says which algorithm it is for, never the message. */
  private boolean isSigned(String text, byte[] signature) throws GeneralSecurityException {
    boolean isEc = key.getAlgorithm().equals("EC");
    Signature check = Signature.getInstance(isEc ? "SHA256withECDSAinP1363Format" : "Ed25519");
    check.initVerify(key);
    try {
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (SignatureException e) {
      return false; // not even of the right form
    }
  }
}

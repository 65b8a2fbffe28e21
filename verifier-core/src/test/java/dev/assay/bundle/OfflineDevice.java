package dev.assay.bundle;

import dev.assay.CredentialVerifier;
import dev.assay.OfflineVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.crypto.VerificationKey;
import dev.assay.trust.SequenceMemory;
import dev.assay.trust.SignerKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A device at a desk without a network: it has verifier-core, one bundle, the operator's key and
 * the credentials that people present, a line each. It runs in a JVM of its own, with nothing else
 * on the class path.
 */
final class OfflineDevice {

  private OfflineDevice() {}

  /**
   * Decides. The answer is a line a credential, or the rule by which the bundle is refused.
   *
   * @param arguments the bundle, the operator's key, the credentials, the instant, what to make of
   *     a bundle that is too old, the sequence number that was held before, and a port of the
   *     machine beside it
   */
  public static void main(String[] arguments) throws Exception {
    CredentialVerifier verifier = CredentialVerifier.create();
    VerificationKey operator =
        SignerKey.read(Files.readString(Path.of(arguments[1])), verifier.crypto());
    Instant at = Instant.parse(arguments[3]);
    FreshnessPolicy policy = new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.valueOf(arguments[4]));
    SequenceMemory memory = SequenceMemory.inMemory();
    memory.remember("desk", new SequenceMemory.Mark(Long.parseLong(arguments[5]), "sha256:"));
    BundleStore store = new BundleStore(memory, SequenceMemory.inMemory(), policy);
    System.out.println("network " + network(Integer.parseInt(arguments[6])));
    System.out.println("server classes " + has("dev.assay.server.Main"));
    System.out.println("test classes " + has("dev.assay.testkit.TestKey"));
    try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
      store.accept(new BundleReader(verifier.crypto(), List.of(operator)).read("bundle", in), at);
    } catch (BundleFault e) {
      System.out.println("refused " + e.rule().code());
      return;
    }
    OfflineVerifier offline = new OfflineVerifier(verifier, store.current().orElseThrow(), policy);
    for (String credential : Files.readAllLines(Path.of(arguments[2]))) {
      VerificationResult result = offline.verify(VerificationRequest.of(credential), at);
      Grade grade = result.facts().freshness().orElseThrow().grade();
      System.out.println(result.verdict().code() + " " + grade.code());
    }
  }

  private static String network(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
      return "present";
    } catch (IOException e) {
      return "absent";
    }
  }

  private static String has(String name) {
    try {
      return Class.forName(name).getSimpleName();
    } catch (ClassNotFoundException e) {
      return "absent";
    }
  }
}

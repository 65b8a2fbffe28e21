package dev.assay.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSObject;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.bundle.DeviceMix.Presented;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second JVM decides a thousand credentials with nothing but verifier-core, its dependencies and
 * one bundle. Where the machine lets us, that JVM stands in a network namespace of its own without
 * an interface, and proves so by not reaching a port that this one listens on; elsewhere no name
 * can be resolved there, and {@code ArchitectureTest} has it that no class of the library opens a
 * connection.
 */
class OfflineDeviceTest {

  private static final int PRESENTED = 1000;
  private static final Instant STALE = TestClock.NOW.plus(Duration.ofDays(7));
  private static final Instant TOO_OLD = TestClock.NOW.plus(Duration.ofDays(10));

  private final TestKey operator = TestKey.es256("operator");
  private final DeviceMix mix = new DeviceMix();
  private final TestBundle bundle = mix.bundle(operator);

  @TempDir private Path folder;

  @Test
  void aThousandCredentialsAreDecidedAsTheyHaveToBe() throws Exception {
    List<Presented> presented = mix.presented(PRESENTED);
    List<String> fresh = run(bundle.bytes(), presented, TestClock.NOW, BundleUse.UNDETERMINED);
    assertThat(answers(fresh))
        .containsExactlyElementsOf(
            presented.stream().map(one -> one.expected().code() + " fresh").toList());
    assertThat(fresh).contains("server classes absent", "test classes absent");
    if (isolation().isEmpty()) {
      return;
    }
    assertThat(fresh).contains("network absent");
  }

  @Test
  void theGradeShowsAndDecides() throws Exception {
    List<Presented> presented = mix.presented(38);
    assertThat(answers(run(bundle.bytes(), presented, STALE, BundleUse.UNDETERMINED)))
        .containsExactlyElementsOf(
            presented.stream().map(one -> one.expected().code() + " stale").toList());
    assertThat(answers(run(bundle.bytes(), presented, TOO_OLD, BundleUse.UNDETERMINED)))
        .containsExactlyElementsOf(
            presented.stream().map(one -> neverAccepted(one.expected()) + " too-old").toList());
  }

  @Test
  void aBundleThatIsTamperedWithRolledBackOrTooOldIsRefused() throws Exception {
    byte[] tampered = bundle.bytes();
    tampered[tampered.length - 5] ^= 1;
    refused("bundle.digest", tampered, TestClock.NOW);
    refused("bundle.signature", mix.bundle(TestKey.es256("thief")).bytes(), TestClock.NOW);
    refused("bundle.rollback", bundle.with("sequence", 10).bytes(), TestClock.NOW);
    refused("bundle.current", bundle.bytes(), TOO_OLD);
  }

  private void refused(String rule, byte[] bytes, Instant at) throws Exception {
    List<String> output = run(bytes, List.of(), at, BundleUse.REFUSE);
    assertThat(output).contains("refused " + rule);
  }

  private static String neverAccepted(Verdict verdict) {
    return (verdict == Verdict.ACCEPTED ? Verdict.UNDETERMINED : verdict).code();
  }

  private static List<String> answers(List<String> output) {
    return output.subList(3, output.size());
  }

  private List<String> run(byte[] bytes, List<Presented> presented, Instant at, BundleUse tooOld)
      throws Exception {
    Files.write(folder.resolve("desk.bundle"), bytes);
    Files.writeString(folder.resolve("operator.jwk"), TestJws.json(operator.publicJwk()));
    Files.write(
        folder.resolve("credentials"), presented.stream().map(Presented::credential).toList());
    Files.writeString(folder.resolve("hosts"), "");
    try (ServerSocket beside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> command = new ArrayList<>(isolation());
      command.addAll(java(folder.resolve("hosts")));
      command.addAll(List.of("desk.bundle", "operator.jwk", "credentials", at.toString()));
      command.addAll(List.of(tooOld.name(), "11", Integer.toString(beside.getLocalPort())));
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      List<String> output =
          new String(
                  process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(process.waitFor()).as(() -> String.join("\n", output)).isZero();
      return output;
    }
  }

  private List<String> java(Path hosts) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djdk.net.hosts.file=" + hosts,
        "-cp",
        classPath(),
        OfflineDevice.class.getName());
  }

  /** The library's classes, its runtime dependencies, and one class of the tests. */
  private String classPath() throws IOException {
    Path device = Files.createDirectories(folder.resolve("device/dev/assay/bundle"));
    String file = OfflineDevice.class.getSimpleName() + ".class";
    try (var in = OfflineDevice.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      Files.write(device.resolve(file), in.readAllBytes());
    }
    return Stream.concat(
            Stream.of(
                    CredentialVerifier.class,
                    JsonFactory.class,
                    Caffeine.class,
                    JWSObject.class,
                    BouncyCastleProvider.class,
                    NullMarked.class)
                .map(OfflineDeviceTest::place),
            Stream.of(folder.resolve("device").toString()))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A namespace without a network, if the machine lets us have one. */
  private static List<String> isolation() {
    List<String> prefix = List.of("unshare", "--map-root-user", "--net");
    try {
      List<String> trial = new ArrayList<>(prefix);
      trial.add("true");
      return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}

package dev.assay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelectionTest {

  /** Says yes to everything, as Java 15 to 18 did to a signature of zeros. */
  public static final class Yes extends AnySignature {
    /** Called by the JDK. */
    public Yes() {
      super(true);
    }
  }

  /** Says no to everything. */
  public static final class No extends AnySignature {
    /** Called by the JDK. */
    public No() {
      super(false);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyProviderServesEveryKindOfKeyHere(ProviderName name) {
    Crypto crypto = Crypto.using(name);

    assertThat(crypto.provider()).isEqualTo(name);
    assertThat(crypto.explanation()).startsWith(name.title()).doesNotContain("passed over");
  }

  @Test
  void theSelfTestRejectsAProviderThatAcceptsEverything() {
    assertThat(SelfTest.fault(engine(Yes.class), KeyKind.of(Curve.P_256)))
        .contains("ES256 fails the self-test");
  }

  @Test
  void theSelfTestRejectsAProviderThatAcceptsNothing() {
    assertThat(SelfTest.fault(engine(No.class), KeyKind.of(Curve.P_256)))
        .contains("ES256 fails the self-test");
  }

  @Test
  void theSelfTestRejectsAProviderWithoutTheAlgorithm() {
    Provider empty = new Fake("Empty");
    Provider keys = Crypto.using(ProviderName.BOUNCY_CASTLE).signatureProvider().orElseThrow();

    assertThat(SelfTest.fault(new Engine(ProviderName.JDK, empty, keys), KeyKind.RSA))
        .contains("PS256 fails the self-test");
    assertThat(SelfTest.fault(new Engine(ProviderName.JDK, empty, empty), KeyKind.RSA))
        .contains("its keys cannot be read");
  }

  @Test
  void withoutCorrettoBouncyCastleServesAndTheExplanationSaysWhy() throws Exception {
    assertThat(explanationWithout(path -> path.contains("AmazonCorretto")))
        .startsWith("Bouncy Castle")
        .contains("Amazon Corretto Crypto Provider passed over: not on the class path");
  }

  @Test
  void whenTheNativeLibraryDoesNotLoadBouncyCastleServesAndTheExplanationSaysWhy()
      throws Exception {
    String external = "com.amazon.corretto.crypto.provider.useExternalLib";
    System.setProperty(external, "true");
    try {
      assertThat(explanationWithout(path -> false))
          .startsWith("Bouncy Castle")
          .contains("Amazon Corretto Crypto Provider passed over: its library does not load");
    } finally {
      System.clearProperty(external);
    }
  }

  /** Loads our classes once more, without some of the class path. */
  private static String explanationWithout(Predicate<String> hidden) throws Exception {
    List<URL> urls = new ArrayList<>();
    StringTokenizer paths =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (paths.hasMoreTokens()) {
      String path = paths.nextToken();
      if (!hidden.test(path)) {
        urls.add(Path.of(path).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> crypto = loader.loadClass("dev.assay.crypto.Crypto");
      Object selected = crypto.getMethod("select").invoke(null);
      return (String) crypto.getMethod("explanation").invoke(selected);
    }
  }

  private static Engine engine(Class<? extends SignatureSpi> answer) {
    Provider keys = Crypto.using(ProviderName.BOUNCY_CASTLE).signatureProvider().orElseThrow();
    Fake fake = new Fake("Fake");
    fake.offer(answer);
    return new Engine(ProviderName.JDK, fake, keys);
  }

  private static final class Fake extends Provider {

    private static final long serialVersionUID = 1L;

    Fake(String name) {
      super(name, "1", "for tests");
    }

    void offer(Class<?> spi) {
      put("Signature.SHA256withECDSAinP1363Format", spi.getName());
    }
  }

  /** A signature algorithm with one answer. */
  abstract static class AnySignature extends SignatureSpi {

    private final boolean answer;

    AnySignature(boolean answer) {
      this.answer = answer;
    }

    @Override
    protected void engineInitVerify(PublicKey publicKey) {}

    @Override
    protected void engineInitSign(java.security.PrivateKey privateKey) {}

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {}

    @Override
    protected byte[] engineSign() {
      return new byte[64];
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return answer;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String parameter, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String parameter) {
      throw new UnsupportedOperationException();
    }
  }
}

package dev.assay.crypto;

import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A provider that may be chosen. None is ever installed for the whole JVM. */
sealed interface Candidate {

  ProviderName name();

  /** Looks for a provider; loads native code if that is what it takes. */
  static Candidate find(ProviderName name) {
    return switch (name) {
      case CORRETTO -> corretto();
      case BOUNCY_CASTLE -> bouncyCastle();
      case JDK -> jdk();
    };
  }

  /** Can be tried. Whether it works is for {@link SelfTest} to say. */
  record Present(ProviderName name, String version, Map<KeyKind, Engine> engines)
      implements Candidate {}

  /** Cannot be tried. */
  record Absent(ProviderName name, String why) implements Candidate {}

  private static Candidate corretto() {
    try {
      Class<?> type =
          Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      // When its library does not load it says nothing, and stands there without services.
      Object fault = type.getMethod("getLoadingError").invoke(provider);
      if (fault != null) {
        return new Absent(ProviderName.CORRETTO, "its library does not load");
      }
      return new Present(
          ProviderName.CORRETTO, provider.getVersionStr(), correttoEngines(provider));
    } catch (ClassNotFoundException e) {
      return new Absent(ProviderName.CORRETTO, "not on the class path");
    } catch (NoSuchFieldException | NoSuchMethodException | IllegalAccessException e) {
      return new Absent(ProviderName.CORRETTO, "of an unknown version");
    } catch (InvocationTargetException | LinkageError e) {
      return new Absent(ProviderName.CORRETTO, "its library does not load");
    }
  }

  /** It verifies Ed25519, but registers no factory for its keys and takes the JDK's instead. */
  private static Map<KeyKind, Engine> correttoEngines(Provider provider) {
    Map<KeyKind, Engine> engines = all(ProviderName.CORRETTO, provider);
    KeyKind ed25519 = KeyKind.of(Curve.ED25519);
    engines.remove(ed25519);
    installed("SunEC")
        .ifPresent(keys -> engines.put(ed25519, new Engine(ProviderName.CORRETTO, provider, keys)));
    return engines;
  }

  private static Candidate bouncyCastle() {
    Provider provider = new BouncyCastleProvider();
    Map<KeyKind, Engine> engines = all(ProviderName.BOUNCY_CASTLE, provider);
    return new Present(ProviderName.BOUNCY_CASTLE, provider.getVersionStr(), engines);
  }

  private static Candidate jdk() {
    Map<KeyKind, Engine> engines = new HashMap<>();
    installed("SunEC").ifPresent(ec -> engines.putAll(all(ProviderName.JDK, ec)));
    engines.remove(KeyKind.RSA);
    installed("SunRsaSign")
        .ifPresent(rsa -> engines.put(KeyKind.RSA, new Engine(ProviderName.JDK, rsa, rsa)));
    return new Present(ProviderName.JDK, Runtime.version().toString(), engines);
  }

  private static Map<KeyKind, Engine> all(ProviderName name, Provider provider) {
    Engine engine = new Engine(name, provider, provider);
    Map<KeyKind, Engine> engines = new HashMap<>();
    KeyKind.COMMON.forEach(kind -> engines.put(kind, engine));
    KeyKind.RARE.forEach(kind -> engines.put(kind, engine));
    return engines;
  }

  private static Optional<Provider> installed(String name) {
    return Optional.ofNullable(Security.getProvider(name));
  }
}

package dev.assay.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.ProviderName;
import dev.assay.trust.TrustListFault;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who is timed, on which cryptography; names as they stand on JMH's command line. */
final class Field {

  static final String FLOOR = "floor";
  static final String FLOOR_NEW_CHAIN = "floor-new-chain";
  static final String ASSAY = "assay";
  static final String ASSAY_NEW_CHAIN = "assay-new-chain";
  static final String ASSAY_JSON = "assay-json";
  static final String AUTHLETE = "authlete";
  static final String EUDI = "eudi";
  static final String MULTIPAZ = "multipaz";

  /** The one peer that a format has. */
  static final String PEER = "peer";

  /** Amazon Corretto Crypto Provider. */
  static final String ACCP = "accp";

  /** Bouncy Castle. */
  static final String BC = "bc";

  /** The JDK's own SunEC: what the peers use unless their callers do something about it. */
  static final String JDK = "jdk";

  static final List<String> CONTENDERS =
      List.of(FLOOR, ASSAY, ASSAY_JSON, AUTHLETE, EUDI, FLOOR_NEW_CHAIN, ASSAY_NEW_CHAIN);

  static final List<String> PROVIDERS = List.of(ACCP, BC, JDK);

  private Field() {}

  /**
   * A contender on a provider. Peers look providers up by name, so theirs is installed in this JVM:
   * one JVM is for one contender.
   */
  static Contender contender(String name, String provider, Presentation presentation)
      throws GeneralSecurityException, ReflectiveOperationException, TrustListFault {
    byte[] list = presentation.trustList();
    return switch (name) {
      case FLOOR -> new ByHand(provider(provider), presentation.root(), true);
      case FLOOR_NEW_CHAIN -> new ByHand(provider(provider), presentation.root(), false);
      case ASSAY -> new WithAssay(crypto(provider), list, true);
      case ASSAY_NEW_CHAIN -> new WithAssay(crypto(provider), list, false);
      case ASSAY_JSON -> new WithAssayJson(crypto(provider), list);
      case AUTHLETE -> {
        install(provider);
        yield new WithAuthlete(presentation.root());
      }
      case EUDI -> {
        install(provider);
        yield new WithEudi(presentation.root());
      }
      default -> throw new IllegalArgumentException("no contender is called " + name);
    };
  }

  static Crypto crypto(String provider) {
    return Crypto.using(
        switch (provider) {
          case ACCP -> ProviderName.CORRETTO;
          case BC -> ProviderName.BOUNCY_CASTLE;
          default -> ProviderName.JDK;
        });
  }

  static Provider provider(String name) {
    return switch (name) {
      case ACCP -> AmazonCorrettoCryptoProvider.INSTANCE;
      case BC -> new BouncyCastleProvider();
      default -> Security.getProvider("SunEC");
    };
  }

  /**
   * As each is best used: the native one first; Bouncy Castle for curves alone, since first of all
   * it would take the parsing of certificates over and slow the peers down.
   */
  static void install(String name) throws GeneralSecurityException {
    if (name.equals(BC)) {
      Provider all = new BouncyCastleProvider();
      Security.insertProviderAt(new CurvesOnly(all), 1);
    } else if (name.equals(ACCP)) {
      AmazonCorrettoCryptoProvider.install();
    }
    String served = Signature.getInstance("SHA256withECDSA").getProvider().getName();
    if (!name.equals(JDK) && served.equals("SunEC")) {
      throw new GeneralSecurityException(name + " was not taken; curves are served by " + served);
    }
  }

  /** What Bouncy Castle has for elliptic curves, under a name of its own. */
  private static final class CurvesOnly extends Provider {

    private static final long serialVersionUID = 1L;

    CurvesOnly(Provider all) {
      super("BenchCurves", "1", "Bouncy Castle's elliptic curves");
      copy(all, "Signature", "SHA256withECDSA");
      copy(all, "KeyFactory", "EC");
      copy(all, "AlgorithmParameters", "EC");
    }

    private void copy(Provider all, String type, String algorithm) {
      Service service = all.getService(type, algorithm);
      putService(
          new Service(this, type, algorithm, service.getClassName(), List.of(), null) {
            @Override
            public Object newInstance(Object parameter)
                throws java.security.NoSuchAlgorithmException {
              return service.newInstance(parameter);
            }
          });
    }
  }
}

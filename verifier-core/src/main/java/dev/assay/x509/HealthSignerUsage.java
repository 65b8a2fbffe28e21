package dev.assay.x509;

import dev.assay.credential.SignerCertificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the extended key usage of a certificate lets a signer of EU DCCs sign. Source: HCERT 1.0.8,
 * A.4, by which a certificate without any usage is for every kind.
 *
 * <ul>
 *   <li>no extension, or an empty one, is {@link Kind#ANY}
 *   <li>{@code 1.3.6.1.4.1.1847.2021.1.2} is {@link Kind#NAMED} with 2, vaccination, whatever
 *       stands beside it
 *   <li>a signer of visible digital seals, a code signer, or what cannot be read is {@link
 *       Kind#OTHER}
 * </ul>
 *
 * @param named the last arcs: 1 test, 2 vaccination, 3 recovery; none unless the kind is NAMED
 */
public record HealthSignerUsage(Kind kind, NavigableSet<Integer> named) {

  /** The arc of HCERT 1.0.8, A.4, and the one with a zero too many that issuers began with. */
  private static final Pattern HCERT =
      Pattern.compile("1\\.3\\.6\\.1\\.4\\.1\\.(?:0\\.)?1847\\.2021\\.1\\.([1-9][0-9]{0,3})");

  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String MAIL = "1.3.6.1.5.5.7.3.4";

  /**
   * The list of CovPass, which was in production, has signers of Portugal, Spain and Uruguay whose
   * certificates were of an ordinary kind for organisations: these whole sets, and no others.
   */
  private static final Set<Set<String>> ORDINARY = Set.of(Set.of(CLIENT), Set.of(CLIENT, MAIL));

  /** What one certificate of Valencia has in dgc-testdata (ES/1001), and every web server's. */
  private static final Set<String> WEB = Set.of(CLIENT, SERVER);

  /** What a certificate is for. */
  public enum Kind {
    /** It names no usage at all. */
    ANY,
    /** It names usages of HCERT. */
    NAMED,
    /** It names no usage of HCERT, but those that some signers in production have. */
    ORDINARY,
    /** It is what web servers have, and one signer of the test data. No list is made of it. */
    WEB,
    /** It is for something else, or nobody can say. */
    OTHER
  }

  /** A usage. */
  public HealthSignerUsage {
    named = Collections.unmodifiableNavigableSet(new TreeSet<>(named));
  }

  /** The usage of a certificate. */
  public static HealthSignerUsage of(X509Certificate certificate) {
    return of(SignerFacts.usages(certificate));
  }

  /** The usage of a signer whose certificate was read already. */
  public static HealthSignerUsage of(SignerCertificate signer) {
    return of(signer.usages());
  }

  private static HealthSignerUsage of(Optional<Set<String>> usages) {
    return usages.map(HealthSignerUsage::of).orElseGet(() -> without(Kind.OTHER));
  }

  private static HealthSignerUsage of(Set<String> usages) {
    NavigableSet<Integer> named = new TreeSet<>();
    for (String usage : usages) {
      Matcher arc = HCERT.matcher(usage);
      if (arc.matches()) {
        named.add(Integer.valueOf(arc.group(1)));
      }
    }
    if (!named.isEmpty()) {
      return new HealthSignerUsage(Kind.NAMED, named);
    }
    if (usages.isEmpty()) {
      return without(Kind.ANY);
    }
    if (ORDINARY.contains(usages)) {
      return without(Kind.ORDINARY);
    }
    return without(usages.equals(WEB) ? Kind.WEB : Kind.OTHER);
  }

  private static HealthSignerUsage without(Kind kind) {
    return new HealthSignerUsage(kind, Collections.emptyNavigableSet());
  }
}

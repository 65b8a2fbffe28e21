package dev.assay.x509;

import java.util.Map;
import java.util.Set;

/** For which countries the certificate of a signer of EU DCCs speaks by its own: HCERT 1.0.8, 5. */
public final class HealthSignerCountry {

  /**
   * What certificates for tests have in place of a country. ISO 3166-1 gives it to nobody, so that
   * it can contradict nothing.
   */
  public static final String NOBODY = "XX";

  /** The Crown dependencies, for which the United Kingdom's keys sign: nhsx/covid-pass-verifier. */
  private static final Map<String, Set<String>> SIGNS_FOR = Map.of("GB", Set.of("GG", "IM", "JE"));

  private HealthSignerCountry() {}

  /**
   * Whether a certificate of one country may sign for another.
   *
   * <ul>
   *   <li>AT for AT, and GB for JE: yes
   *   <li>AT for DE, JE for GB, at for AT: no
   * </ul>
   *
   * @param own {@code countryName} of the certificate, ISO 3166-1 alpha-2
   * @param claimed the country that it is said to speak for
   */
  public static boolean covers(String own, String claimed) {
    return own.equals(claimed) || SIGNS_FOR.getOrDefault(own, Set.of()).contains(claimed);
  }
}

package dev.assay.server.callback;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.server.config.CallbackConfig;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigFile;
import dev.assay.server.config.FetchConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where callbacks go, and what they are signed with, by the id of the service. */
public final class CallbackTargets {

  private final Map<String, Target> targets;

  /** Of one service. */
  record Target(URI url, CallbackKey key) {

    /** The path may be what keeps strangers out. */
    @Override
    public String toString() {
      return "Target";
    }
  }

  private CallbackTargets(Map<String, Target> targets) {
    this.targets = Map.copyOf(targets);
  }

  /**
   * Reads the keys.
   *
   * @param configs by the id of the service; those without callbacks are left out
   * @throws ConfigFault if a key cannot be used, or nothing may leave this server
   */
  public static CallbackTargets read(Map<String, CallbackConfig> configs, FetchConfig fetch)
      throws ConfigFault {
    if (!configs.isEmpty() && fetch.use() == FetchConfig.Use.DISABLED) {
      throw new ConfigFault(
          "fetch.use", "disabled", "must be enabled where a service has a callback");
    }
    Map<String, Target> targets = new HashMap<>();
    for (Map.Entry<String, CallbackConfig> config : configs.entrySet()) {
      targets.put(config.getKey(), target(config.getKey(), config.getValue()));
    }
    return new CallbackTargets(targets);
  }

  /** The services that are told. */
  public Set<String> services() {
    return targets.keySet();
  }

  Target of(String service) {
    Target target = targets.get(service);
    if (target == null) {
      throw new IllegalArgumentException("a service without a callback");
    }
    return target;
  }

  private static Target target(String service, CallbackConfig config) throws ConfigFault {
    String file = config.key().toString();
    try {
      String text = ConfigFile.text(at(service), config.key());
      return new Target(config.url(), CallbackKey.read(text, Crypto.select()));
    } catch (KeyRejectedException e) {
      throw new ConfigFault(
          at(service),
          file,
          "must be a private key on P-256 or of Ed25519, a JWK or PKCS #8 in PEM: "
              + e.getMessage());
    }
  }

  private static String at(String service) {
    return "callback.key of the service " + service;
  }
}

package dev.assay.server.presentation;

import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.openid4vp.DcqlFault;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.openid4vp.DcqlReader;
import dev.assay.server.openid4vp.Permissions.Excess;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The queries that stand in the configuration. */
final class Templates {

  private Templates() {}

  /**
   * Refuses what could never be asked, before anybody asks it.
   *
   * @throws ConfigFault if one is no query, or not for its service
   */
  static void requireAskable(List<ServiceConfig> services) throws ConfigFault {
    for (int i = 0; i < services.size(); i++) {
      for (Map.Entry<String, Map<String, Object>> template :
          services.get(i).templates().entrySet()) {
        String key = "presentations.services[" + i + "].templates." + template.getKey();
        requireAskable(services.get(i), key, template.getValue());
      }
    }
  }

  private static void requireAskable(
      ServiceConfig service, String key, Map<String, Object> template) throws ConfigFault {
    try {
      DcqlQuery query = DcqlReader.read(template);
      Optional<Excess> excess = service.terms().excess(query);
      if (excess.isPresent()) {
        throw new ConfigFault(
            key,
            "more than the service may ask for",
            "must keep to mayAsk: " + excess.get().path() + " " + excess.get().reason());
      }
    } catch (DcqlFault e) {
      throw new ConfigFault(
          key, "no query that can be asked", "must be a DCQL query: " + e.getMessage());
    }
  }
}

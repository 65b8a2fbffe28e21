package dev.assay.server.http;

import dev.assay.server.config.ApiKey;
import dev.assay.server.config.OauthClient;
import dev.assay.server.config.ServiceConfig;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells services apart by their keys and tokens, in {@code Authorization: Bearer}. */
final class ServiceKeys {

  private final List<ServiceConfig> services;
  private final List<OauthClient> clients;
  private final BearerTokens tokens;

  ServiceKeys(List<ServiceConfig> services, BearerTokens tokens) {
    this.services = services;
    this.clients = services.stream().flatMap(service -> service.clients().stream()).toList();
    this.tokens = tokens;
  }

  /** Goes on with the service whose call it is; answers if it is nobody's. */
  void identify(RoutingContext context, Consumer<ServiceConfig> next) {
    Optional<String> bearer = ApiKeys.bearer(context);
    if (bearer.isEmpty()) {
      ApiKeys.refuse(context);
      return;
    }
    having(bearer.get())
        .ifPresentOrElse(
            next,
            () ->
                tokens.admit(
                    context, bearer.get(), clients, client -> next.accept(standingFor(client))));
  }

  /** Every key is compared, so that the time says nothing about which one came close. */
  private Optional<ServiceConfig> having(String key) {
    String digest = ApiKey.digestOf(key);
    Optional<ServiceConfig> found = Optional.empty();
    for (ServiceConfig service : services) {
      if (service.hasKey(digest)) {
        found = Optional.of(service);
      }
    }
    return found;
  }

  /** No client stands for two services: the configuration has seen to it. */
  private ServiceConfig standingFor(OauthClient client) {
    return services.stream()
        .filter(service -> service.clients().contains(client))
        .findFirst()
        .orElseThrow();
  }
}

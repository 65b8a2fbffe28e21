package dev.assay.server.http;

import dev.assay.server.config.ApiKey;
import dev.assay.server.config.ServiceConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Tells services apart by their keys, in {@code Authorization: Bearer}: RFC 6750, 2.1. */
final class ServiceKeys {

  private final List<ServiceConfig> services;

  ServiceKeys(List<ServiceConfig> services) {
    this.services = services;
  }

  /** Whose call it is; empty if the key is nobody's, and the call is answered then. */
  Optional<ServiceConfig> of(RoutingContext context) {
    Optional<ServiceConfig> service =
        ApiKeys.bearer(context.request().getHeader(HttpHeaders.AUTHORIZATION))
            .flatMap(this::having);
    if (service.isEmpty()) {
      ApiKeys.refuse(context);
    }
    return service;
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
}

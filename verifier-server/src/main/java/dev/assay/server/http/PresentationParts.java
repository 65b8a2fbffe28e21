package dev.assay.server.http;

import dev.assay.server.callback.CallbackSender;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.fetch.HttpPoster;
import dev.assay.server.metrics.ServerMetrics;
import dev.assay.server.presentation.Judge;
import dev.assay.server.presentation.PresentationStores;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What {@link PresentationServices} are made of. */
record PresentationParts(
    PresentationConfig config,
    FetchConfig fetch,
    Vertx vertx,
    Judge judge,
    BearerTokens tokens,
    PageWork work,
    ServerMetrics metrics,
    InstantSource clock) {

  CallbackSender sender(PresentationStores stores) throws ConfigFault {
    return new CallbackSender(
        stores.callbacks(), stores.targets(), HttpPoster.open(vertx, fetch), metrics);
  }
}

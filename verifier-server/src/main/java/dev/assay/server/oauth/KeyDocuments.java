package dev.assay.server.oauth;

import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Finding;
import dev.assay.server.fetch.DocumentCache;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the keys of the authorization server are had from. */
sealed interface KeyDocuments {

  /** The JWK set, or why there is none. */
  CompletionStage<Finding> find();

  /** Gets a set anew in which a key was not; completes with whether there is another one now. */
  CompletionStage<Boolean> renew(Document used);

  /** What was read from a file at the start. */
  record Fixed(Document document) implements KeyDocuments {

    @Override
    public CompletionStage<Finding> find() {
      return CompletableFuture.completedFuture(new Finding.Found(document));
    }

    @Override
    public CompletionStage<Boolean> renew(Document used) {
      return CompletableFuture.completedFuture(false);
    }
  }

  /** What the operator's URL gives, kept as long as its publisher says. */
  record Fetched(DocumentRequest request, DocumentCache cache) implements KeyDocuments {

    static Fetched of(URI url, DocumentCache cache) {
      String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
      return new Fetched(new DocumentRequest(url, DocumentKind.JWKS, Set.of(host)), cache);
    }

    @Override
    public CompletionStage<Finding> find() {
      return cache.fetch(request);
    }

    @Override
    public CompletionStage<Boolean> renew(Document used) {
      return cache.refresh(request, used);
    }
  }
}

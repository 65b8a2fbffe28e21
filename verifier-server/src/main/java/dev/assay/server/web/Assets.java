package dev.assay.server.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;

/** Style and script, from the server itself. */
public final class Assets {

  private static final String GOVUK =
      "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css";

  /** Puts them on a router. */
  public void mount(Router router) {
    serve(router, "/assets/govuk-frontend.css", GOVUK, "text/css; charset=utf-8");
    serve(router, "/assets/assay.css", "/web/assay.css", "text/css; charset=utf-8");
    script(router, "/assets/assay.js", "/web/assay.js");
    script(router, "/assets/scan.js", "/web/scan.js");
    script(router, "/assets/present.js", "/web/present.js");
    script(router, "/assets/wallets.js", "/web/wallets.js");
    // npm's package qr, as it was published; the one file asks for the other.
    script(router, "/assets/qr/decode.js", "/web/qr/decode.js");
    script(router, "/assets/qr/index.js", "/web/qr/index.js");
  }

  private static void script(Router router, String path, String resource) {
    serve(router, path, resource, "text/javascript; charset=utf-8");
  }

  private static void serve(Router router, String path, String resource, String type) {
    Buffer content = read(resource);
    router
        .get(path)
        .handler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", type)
                    .putHeader("Cache-Control", "max-age=3600")
                    .end(content));
  }

  private static Buffer read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the server lacks " + resource);
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the server lacks " + resource, e);
    }
  }
}

package dev.assay.server.fetch;

import dev.assay.document.FetchFault;
import dev.assay.server.fetch.HttpPoster.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;

/** One request that is posted. Its answer is known with the status, and it ends a little later. */
final class Posting {

  /** A word or two of thanks, so that the connection can be used again; more is not listened to. */
  private static final int MAX_BODY_BYTES = 4_096;

  private final Promise<Answer> answer = Promise.promise();
  private final Promise<Void> ended = Promise.promise();
  private Optional<HttpClientRequest> request = Optional.empty();
  private int bodyBytes;

  Future<Answer> answer() {
    return answer.future();
  }

  /** When nothing of it goes on any more. */
  Future<Void> ended() {
    return ended.future();
  }

  /** Sends, unless the time was over before there was a connection. */
  synchronized void send(HttpClientRequest made, Buffer body) {
    if (ended.future().isComplete()) {
      made.reset();
      return;
    }
    request = Optional.of(made);
    made.send(body).onSuccess(this::read).onFailure(this::fail);
  }

  void fail(Throwable e) {
    answer.tryComplete(new Answer.None(HttpFetcher.refusal(e).fault()));
    end();
  }

  void timeOut() {
    answer.tryComplete(new Answer.None(FetchFault.TIMEOUT));
    end();
  }

  private void read(HttpClientResponse response) {
    response.exceptionHandler(e -> end());
    response.handler(this::skip);
    response.endHandler(end -> ended.tryComplete());
    answer.tryComplete(new Answer.Status(response.statusCode()));
  }

  private void skip(Buffer chunk) {
    bodyBytes += chunk.length();
    if (bodyBytes > MAX_BODY_BYTES) {
      end();
    }
  }

  /** Breaks off what goes on. */
  private synchronized void end() {
    if (ended.tryComplete()) {
      request.ifPresent(HttpClientRequest::reset);
    }
  }
}

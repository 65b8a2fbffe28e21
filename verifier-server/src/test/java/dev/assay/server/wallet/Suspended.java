package dev.assay.server.wallet;

import dev.assay.server.wallet.Wallet.RequestRefused;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.jspecify.annotations.Nullable;

/** Calls the suspending functions of Kotlin, and waits for what they give. */
final class Suspended {

  private Suspended() {}

  /** A call that takes the continuation as its last argument. */
  interface Call<T> {
    @Nullable Object with(Continuation<? super T> then) throws Exception;
  }

  private static final class Thrown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exception thrown;

    Thrown(Exception thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }

  /** A call that nothing can go wrong with. */
  static <T> T await(Call<T> call) {
    try {
      return orRefused(call);
    } catch (RequestRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call that answers a request; whatever it throws is its refusal. */
  static <T> T orRefused(Call<T> call) throws RequestRefused {
    try {
      return BuildersKt.<T>runBlocking(
          EmptyCoroutineContext.INSTANCE,
          (scope, then) -> {
            try {
              return call.with(then);
            } catch (Exception e) {
              throw new Thrown(e);
            }
          });
    } catch (Thrown e) {
      throw refused(e.thrown);
    } catch (Exception e) { // Kotlin declares none of those that it throws
      throw refused(e);
    }
  }

  private static RequestRefused refused(Exception cause) {
    RequestRefused refused = new RequestRefused(cause.toString());
    refused.initCause(cause);
    return refused;
  }
}

package dev.assay.bench;

import eu.europa.ec.eudi.sdjwt.NimbusSdJwtOps;
import eu.europa.ec.eudi.sdjwt.vc.SdJwtVcVerifier;
import eu.europa.ec.eudi.sdjwt.vc.X509CertificateTrust;
import java.lang.reflect.Method;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlin.Result;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonElementKt;
import kotlinx.serialization.json.JsonObject;

/** The library of the EUDI reference wallet, on its Nimbus side, by the x5c of the issuer. */
final class WithEudi implements Contender {

  /** What Kotlin makes of the name of a function that gives a Result; Java cannot write it. */
  private static final String VERIFY_WITH_PROOF = "verify-0E7RQCE";

  private static final String UNBOX = "unbox-impl";

  private final SdJwtVcVerifier<?> verifier;
  private final Method verify;
  private final Method unbox = Result.class.getMethod(UNBOX);
  private final JsonObject challenge;

  WithEudi(X509Certificate root) throws ReflectiveOperationException {
    verifier = NimbusSdJwtOps.INSTANCE.getSdJwtVcVerifier().usingX5c(new Trust(root));
    verify =
        SdJwtVcVerifier.class.getMethod(
            VERIFY_WITH_PROOF, String.class, JsonObject.class, Continuation.class);
    Map<String, JsonElement> expected = new LinkedHashMap<>();
    expected.put("nonce", JsonElementKt.JsonPrimitive(Presentation.NONCE));
    expected.put("aud", JsonElementKt.JsonPrimitive(Presentation.AUDIENCE));
    challenge = new JsonObject(expected);
  }

  @Override
  public boolean accepts(String presentation) throws Exception {
    Object result =
        BuildersKt.runBlocking(
            EmptyCoroutineContext.INSTANCE,
            (scope, continuation) -> {
              try {
                return verify.invoke(verifier, presentation, challenge, continuation);
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            });
    ResultKt.throwOnFailure(result instanceof Result ? unbox.invoke(result) : result);
    return true;
  }

  /** Trusts one root. */
  private static final class Trust implements X509CertificateTrust {

    private final ChainCheck chains;

    Trust(X509Certificate root) {
      chains = new ChainCheck(root);
    }

    @Override
    public Object isTrusted(
        List<? extends X509Certificate> chain, Continuation<? super Boolean> continuation) {
      return chains.isTrusted(chain);
    }
  }
}

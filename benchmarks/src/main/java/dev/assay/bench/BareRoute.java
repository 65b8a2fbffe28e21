package dev.assay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Map;

/**
 * What the server is held against: a bare Vert.x route that does its work on the event loops, one
 * for each core, and answers a verdict. Linux's own transport, as the server has it.
 *
 * <pre>{@code
 * java -cp benchmarks.jar dev.assay.bench.BareRoute 8090 signatures 0
 * java -cp benchmarks.jar dev.assay.bench.BareRoute 8090 floor 34000
 * }</pre>
 */
public final class BareRoute extends AbstractVerticle {

  /** The name of {@link Signatures}. */
  static final String SIGNATURES = "signatures";

  /** The name of {@link Floor}. */
  static final String FLOOR = "floor";

  private final int port;
  private final Work work;
  private final byte[] answer;

  private BareRoute(int port, Work work, byte[] answer) {
    this.port = port;
    this.work = work;
    this.answer = answer;
  }

  /** What is done for each request. */
  private interface Work {

    /** Whether the body is good. */
    boolean accepts(Buffer body) throws GeneralSecurityException, IOException;
  }

  /**
   * Listens on the loopback address until the process is ended.
   *
   * @param arguments the port, the work, and how many bytes to answer
   */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    int cores = Runtime.getRuntime().availableProcessors();
    byte[] answer = answer(Integer.parseInt(arguments[2]));
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores).setPreferNativeTransport(true));
    vertx
        .deployVerticle(
            () -> new BareRoute(port, work(arguments[1]), answer),
            new DeploymentOptions().setInstances(cores))
        .onFailure(
            failure -> {
              System.err.println(failure.getMessage());
              System.exit(1);
            });
  }

  /** A verdict, made up to a length with blanks. */
  private static byte[] answer(int length) {
    byte[] verdict = "{\"verdict\":\"accepted\"}".getBytes(StandardCharsets.US_ASCII);
    byte[] answer = Arrays.copyOf(verdict, Math.max(length, verdict.length));
    Arrays.fill(answer, verdict.length, answer.length, (byte) ' ');
    return answer;
  }

  private static Work work(String name) {
    try {
      Provider provider = Field.provider(Field.ACCP);
      return name.equals(FLOOR) ? new Floor(provider) : new Signatures(provider);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request.bodyHandler(
                    body ->
                        request
                            .response()
                            .putHeader("Content-Type", "application/json")
                            .end(Buffer.buffer(isGood(body) ? answer : new byte[0]))))
        .listen(port, "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private boolean isGood(Buffer body) {
    try {
      return work.accepts(body);
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  /**
   * As many ES256 signatures as a presentation has, over bytes of its own; passes over the body.
   */
  private static final class Signatures implements Work {

    /** That of the issuer, and that of the holder. */
    private static final int COUNT = 2;

    /** About as many bytes as stand under each signature. */
    private static final int SIGNED_BYTES = 1_500;

    private final Provider provider;
    private final KeyPair keys;
    private final byte[] signed = new byte[SIGNED_BYTES];
    private final byte[] signature;

    Signatures(Provider provider) throws GeneralSecurityException {
      this.provider = provider;
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
      Signature signer = algorithm();
      signer.initSign(keys.getPrivate());
      signer.update(signed);
      signature = signer.sign();
    }

    @Override
    public boolean accepts(Buffer body) throws GeneralSecurityException {
      boolean good = true;
      for (int i = 0; i < COUNT; i++) {
        Signature verifier = algorithm();
        verifier.initVerify(keys.getPublic());
        verifier.update(signed);
        good &= verifier.verify(signature);
      }
      return good;
    }

    private Signature algorithm() throws GeneralSecurityException {
      return Signature.getInstance("SHA256withECDSAinP1363Format", provider);
    }
  }

  /** The credential of the body, by {@link ByHand}. */
  private static final class Floor implements Work {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByHand byHand;

    Floor(Provider provider) throws GeneralSecurityException {
      byHand = new ByHand(provider, new Presentation().root(), true);
    }

    @Override
    public boolean accepts(Buffer body) throws GeneralSecurityException, IOException {
      Object credential = JSON.readValue(body.getBytes(), Map.class).get("credential");
      return credential instanceof String presentation && byHand.accepts(presentation);
    }
  }
}

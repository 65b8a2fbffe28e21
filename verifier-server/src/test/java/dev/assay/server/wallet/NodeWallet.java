package dev.assay.server.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The wallet of interop/node: {@code @openid4vc/openid4vp} with {@code @auth0/mdl} and {@code
 * jose}, in a process of Node.
 *
 * @param held what it presents
 * @param trusted the root of the verifiers that it answers
 * @param now its clock
 */
public record NodeWallet(HeldCredentials held, Certified trusted, Instant now) implements Wallet {

  private static final Path FOLDER = Path.of("../interop/node");

  /** Skips the test where the packages of interop/node are not installed. */
  public static void assumeInstalled() {
    assumeTrue(
        Files.isDirectory(FOLDER.resolve("node_modules/@openid4vc")),
        "skipped: the packages of interop/node are not installed (npm ci --ignore-scripts there)");
  }

  @Override
  public Reply present(String link) throws RequestRefused {
    Map<String, Object> input = new HashMap<>();
    input.put("link", link);
    input.put("now", now.toString());
    input.put("trusted", trusted.pem());
    input.put("holderKey", held.holder().privateJwk());
    input.put("permit", held.permit().compact());
    input.put("licence", held.licence().issuerSigned());
    try {
      Map<String, Object> output = JSONObjectUtils.parse(run(JSONObjectUtils.toJSONString(input)));
      String reason = JSONObjectUtils.getString(output, "refused");
      if (reason != null) {
        throw new RequestRefused(reason);
      }
      if (!Long.valueOf(200).equals(output.get("status"))) {
        return new Reply.Refused();
      }
      Map<String, Object> body = JSONObjectUtils.parse((String) output.get("body"));
      return new Reply.Taken(
          Optional.ofNullable(JSONObjectUtils.getString(body, "redirect_uri")).map(URI::create));
    } catch (IOException | InterruptedException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(String input) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("wallet", ".txt");
    Process node =
        new ProcessBuilder("node", "wallet.mjs")
            .directory(FOLDER.toFile())
            .redirectError(errors.toFile())
            .start();
    try (OutputStream out = node.getOutputStream()) {
      out.write(input.getBytes(UTF_8));
    }
    try (InputStream in = node.getInputStream()) {
      String output = new String(in.readAllBytes(), UTF_8);
      if (node.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(errors));
      }
      return output;
    } finally {
      node.destroy();
      Files.delete(errors);
    }
  }
}

package dev.assay.server.cli;

import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleLimits;
import dev.assay.bundle.BundleReader;
import dev.assay.crypto.Crypto;
import dev.assay.jose.JoseException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay bundle show}: what a bundle or a delta says of itself. */
@Command(
    name = "show",
    description = {
      "Shows what is in a bundle or a delta, and how old it is.",
      "With --signer everything in it is checked; without, only what it says of itself is shown."
    },
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64)
final class BundleShowCommand implements Callable<Integer> {

  static final int MAX_BYTES = (int) BundleLimits.DEFAULT.maxFileBytes() + (16 << 20);

  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT
          .withMaxBytes(BundleLimits.DEFAULT.maxManifestBytes())
          .withMaxValues(40 * BundleLimits.DEFAULT.maxEntries());

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The bundle or delta; - for standard input.")
  private String file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = "Who must have signed it: a public JWK or a certificate.")
  private Optional<String> signer = Optional.empty();

  @Option(names = "--output", paramLabel = "text|json", description = "For people, or as JSON.")
  private Output output = Output.TEXT;

  BundleShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    byte[] bytes = new InputFile(file).bytes(surroundings.in(), MAX_BYTES);
    boolean delta = BundleReader.isDelta(bytes);
    if (signer.isPresent()) {
      check(bytes, signer.get());
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("signature", signer.isPresent() ? "holds" : "unchecked");
    String[] lines = lines(bytes);
    if (delta) {
      shown.put("delta", payload(lines[0]));
    }
    shown.put("manifest", payload(lines[delta ? 1 : 0]));
    if (output == Output.JSON) {
      out.println(Json.writePretty(shown));
    } else {
      Page page = new Page(out, surroundings.terminal().out());
      new BundleText(page, surroundings.clock().instant()).write(shown);
    }
    out.flush();
    return ExitCode.OK.number();
  }

  /** Every byte of it, as a device would. */
  private void check(byte[] bytes, String key) throws CommandFault {
    Crypto crypto = Crypto.select();
    BundleReader reader = new BundleReader(crypto, List.of(new SignerFile(key).key(crypto)));
    try {
      if (BundleReader.isDelta(bytes)) {
        reader.delta(file, bytes);
      } else {
        reader.read(file, bytes);
      }
    } catch (BundleFault e) {
      throw BundleFaults.of(e);
    }
  }

  /** The signed lines before the contents: one of a bundle, two of a delta. */
  private static String[] lines(byte[] bytes) {
    int most = Math.min(bytes.length, 2 * BundleLimits.DEFAULT.maxManifestBytes());
    String start = new String(bytes, 0, most, StandardCharsets.ISO_8859_1);
    int first = Math.max(0, start.indexOf('\n'));
    int second = Math.max(first, start.indexOf('\n', first + 1));
    return new String[] {start.substring(0, first), start.substring(first, second).strip()};
  }

  private Map<String, Object> payload(String line) throws CommandFault {
    try {
      return Json.readObject(Jws.parse(line, JsonLimits.DEFAULT).payload(), LIMITS);
    } catch (JoseException | JsonException e) {
      throw CommandFault.input(
          file + " must be an offline bundle or a delta, which begin with a signed line");
    }
  }
}

package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sample.CouncilService;
import dev.assay.sample.DemoWallet;
import dev.assay.server.config.ApiKey;
import dev.assay.server.config.ConfigReader;
import dev.assay.server.config.ServerConfig;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/relying-party.md} has its readers do, with the files that it prints. */
class RelyingPartyGuideTest {

  private static final String KEY = "key-of-the-guide";

  @TempDir private Path folder;

  private final String guide = read("docs/relying-party.md");
  private Api api;
  private CouncilService council;

  @BeforeEach
  void start() throws Exception {
    int port = FreePort.find();
    council = new CouncilService(URI.create("http://localhost:" + port), KEY, 0);
    Certified verifier =
        TestPki.leaf("CN=Trial verifier")
            .dns("localhost")
            .signedBy(TestPki.root("CN=Trial").selfSigned());
    write("reader.key", TestJws.json(TestKey.of(verifier).privateJwk()));
    write("reader.pem", verifier.pem());
    write("store.key", Base64.getEncoder().encodeToString(new byte[32]));
    write("permit.dcql.json", printed("permit.dcql.json <<'END'\n"));
    Path config =
        write(
            "assay.yaml",
            printed("assay.yaml <<END\n")
                .replace("localhost:8080", "localhost:" + port)
                .replace("http://localhost:8090", council.address().toString())
                .replaceAll("sha256: [$][(].*[)]\\}", "sha256: " + ApiKey.digestOf(KEY) + "}"));
    ServerConfig read = ConfigReader.read(Optional.of(config), Map.of()).checked();
    api = Api.start(read.at("127.0.0.1", port));
  }

  @AfterEach
  void stop() {
    council.close();
    api.close();
  }

  @ParameterizedTest
  @CsvSource({"resident-permit, Granted", "tampered-permit, Refused", "expired-permit, Refused"})
  void theCouncilDecidesOnTheSamples(String sample, String decision) throws Exception {
    String credential = read("trust-lists/demo/samples/" + sample + ".sd-jwt").strip();
    assertThat(answered(Optional.of(credential)).body()).contains("<h1>" + decision + "</h1>");
  }

  @Test
  void aWalletWithoutACredentialSaysNo() throws Exception {
    assertThat(answered(Optional.empty()).body()).contains("<h1>Refused</h1>");
  }

  @Test
  void everyFileThatIsLinkedIsThere() {
    for (String file : new String[] {"relying-party.md", "operator.md"}) {
      assertThat(
              Pattern.compile("\\]\\(([^):]+)\\)")
                  .matcher(read("docs/" + file))
                  .results()
                  .map(link -> root().resolve("docs").resolve(link.group(1))))
          .isNotEmpty()
          .allSatisfy(linked -> assertThat(linked).exists());
    }
  }

  private HttpResponse<String> answered(Optional<String> credential) throws Exception {
    CookieBrowser resident = new CookieBrowser(api);
    HttpResponse<String> page = resident.follow(resident.post(council.address().resolve("/apply")));
    String from = page.body().substring(page.body().indexOf("openid4vp:"));
    String link = from.substring(0, from.indexOf('"')).replace("&amp;", "&");
    return resident.follow(new DemoWallet().answer(link, credential).orElseThrow());
  }

  /** The lines that the guide writes into a file. */
  private String printed(String before) {
    int start = guide.indexOf(before) + before.length();
    return guide.substring(start, guide.indexOf("END\n", start));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String read(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("trust-lists")) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }
}

package dev.assay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.credential.ClaimsPath;
import dev.assay.credential.ClaimsPath.Step;
import dev.assay.credential.Sector;
import dev.assay.policy.Origins;
import dev.assay.policy.StatusDemand;
import dev.assay.server.config.PresentationConfig.OlderWallets;
import dev.assay.server.openid4vp.DcqlFormat;
import dev.assay.server.openid4vp.Holders;
import dev.assay.server.openid4vp.Permission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key {@code presentations}: read whole or not at all, and a fault says where it is. */
class PresentationReadingTest {

  private static final String SECRET = "hunter2-hunter2";
  private static final String DIGEST = ApiKey.digestOf("a key");
  private static final String OTHER_DIGEST = ApiKey.digestOf("another key");

  /** The shortest that is good; each line can be replaced. */
  private static final String GOOD =
      """
      presentations:
        publicUrl: https://verify.example
        signing: {key: reader.jwk, certificates: reader.pem}
        store: {url: 'h2:store', keys: [store.key]}
        lifetime: PT5M
        services:
          - id: council
            name: {en: Fernhollow Council, cy: Cyngor Fernhollow}
            purpose: {en: To renew your permit., cy: I adnewyddu eich trwydded.}
            apiKeys: [{name: desk, sha256: %s}]
            clients: [{id: council-app}]
            templates: {permit: permit.json}
            ownQueries: refuse
            returnUrls: ['https://council.example/done']
            crossDevice: refuse
            mayAsk: [{format: mso_mdoc, types: [a], claims: [[b, c]]}]
            policy: {}
            holders: report
            stage: live
            retention: PT10M
      """
          .formatted(DIGEST);

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("permit.json"), "{\"credentials\": []}");
    Files.writeString(folder.resolve("list.json"), "[1]");
    Files.writeString(folder.resolve("twice.json"), "{\"credentials\": 1, \"credentials\": 2}");
  }

  @Test
  void readsEveryKey() throws Exception {
    PresentationConfig config =
        read(
            """
            presentations:
              publicUrl: https://verify.example:8443
              signing: {key: keys/reader.jwk, certificates: reader.pem, client: x509_hash}
              store: {url: 'postgresql://assay:%s@db.example:5432/assay', keys: [new.key, old.key]}
              lifetime: PT3M
              services:
                - id: council
                  name: {en: Fernhollow Council, cy: Cyngor Fernhollow}
                  purpose: {en: To renew your permit., cy: I adnewyddu eich trwydded.}
                  apiKeys: [{name: desk, sha256: %s}, {name: web, sha256: %s}]
                  clients: [{id: council-app, subject: svc-7, scope: permits}, {id: other-app}]
                  templates: {permit: permit.json}
                  ownQueries: accept
                  returnUrls: ['https://council.example/done', 'http://localhost:9000/done?a=1']
                  crossDevice: accept_phishing_risk
                  retention: PT1H
                  mayAsk:
                    - {format: dc+sd-jwt, types: ['urn:example:permit:1'], claims: [[zone], [roles, null, 0]]}
                  policy: {issuers: ['https://permits.example'], trustLists: [own], sectors: [public], status: required}
                  holders: demand_same
                  stage: test
            """
                .formatted(SECRET, DIGEST, OTHER_DIGEST));
    assertThat(config.publicUrl()).isEqualTo(URI.create("https://verify.example:8443"));
    assertThat(config.signing())
        .isEqualTo(
            new PresentationConfig.Signing(
                folder.resolve("keys/reader.jwk"),
                folder.resolve("reader.pem"),
                PresentationConfig.Client.X509_HASH));
    assertThat(config.store().url())
        .isEqualTo("postgresql://assay:" + SECRET + "@db.example:5432/assay");
    assertThat(config.store().keys())
        .containsExactly(folder.resolve("new.key"), folder.resolve("old.key"));
    assertThat(config.lifetime()).isEqualTo(Duration.ofMinutes(3));
    ServiceConfig service = config.services().get(0);
    assertThat(service.id()).isEqualTo("council");
    assertThat(service.name()).isEqualTo(new LocalText("Fernhollow Council", "Cyngor Fernhollow"));
    assertThat(service.purpose())
        .isEqualTo(new LocalText("To renew your permit.", "I adnewyddu eich trwydded."));
    assertThat(service.hasKey(OTHER_DIGEST)).isTrue();
    assertThat(service.hasKey(ApiKey.digestOf("a third key"))).isFalse();
    assertThat(service.clients())
        .containsExactly(
            new OauthClient("council-app", "svc-7", "permits"),
            new OauthClient("other-app", "other-app", "presentations"));
    assertThat(service.template("permit")).contains(Map.of("credentials", List.of()));
    assertThat(service.template("pension")).isEmpty();
    assertThat(service.ownQueries()).isEqualTo(ServiceConfig.OwnQueries.ACCEPT);
    assertThat(service.returnUrls())
        .containsExactly(
            URI.create("https://council.example/done"),
            URI.create("http://localhost:9000/done?a=1"));
    assertThat(service.crossDevice()).isEqualTo(ServiceConfig.CrossDevice.ACCEPT_PHISHING_RISK);
    assertThat(service.retention()).isEqualTo(Duration.ofHours(1));
    assertThat(service.terms().mayAsk().orElseThrow().all())
        .containsExactly(
            new Permission(
                DcqlFormat.SD_JWT_VC,
                List.of("urn:example:permit:1"),
                List.of(
                    ClaimsPath.of("zone"),
                    new ClaimsPath(
                        List.of(
                            new Step.Member("roles"),
                            new Step.EveryElement(),
                            new Step.Element(0))))));
    assertThat(service.terms().policy().origins())
        .isEqualTo(new Origins(List.of("https://permits.example"), List.of("own")));
    assertThat(service.terms().policy().sectors()).containsExactly(Sector.PUBLIC);
    assertThat(service.terms().policy().status()).isEqualTo(StatusDemand.REQUIRED);
    assertThat(service.terms().holders()).isEqualTo(Holders.DEMAND_SAME);
    assertThat(service.stage()).isEqualTo(ServiceConfig.Stage.TEST);
    assertThat(config.toString()).doesNotContain(SECRET);
  }

  @Test
  void readsADid() throws Exception {
    String did = "did:web:verify.example";
    String signing =
        "{key: reader.jwk, client: decentralized_identifier, did: '%s', verificationMethod:"
            + " '%s#1'}";
    assertThat(read(with("signing", signing.formatted(did, did))).signing())
        .isEqualTo(
            new PresentationConfig.Signing(
                folder.resolve("reader.jwk"), new SigningIdentity.Did(did, did + "#1")));
  }

  @Test
  void whatIsLeftOutIsTheCareful() throws Exception {
    PresentationConfig config =
        read(
            without(
                "lifetime",
                "clients",
                "templates",
                "ownQueries",
                "returnUrls",
                "crossDevice",
                "retention",
                "mayAsk",
                "policy",
                "holders",
                "stage"));
    assertThat(config.lifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.signing().identity())
        .isEqualTo(
            new SigningIdentity.Certified(
                folder.resolve("reader.pem"), PresentationConfig.Client.X509_SAN_DNS));
    assertThat(config.store().url()).isEqualTo("h2:" + folder.resolve("store").toAbsolutePath());
    ServiceConfig service = config.services().get(0);
    assertThat(service.terms()).isEqualTo(AskingTerms.USUAL);
    assertThat(service.templates()).isEmpty();
    assertThat(service.returnUrls()).isEmpty();
    assertThat(service.ownQueries()).isEqualTo(ServiceConfig.OwnQueries.REFUSE);
    assertThat(service.crossDevice()).isEqualTo(ServiceConfig.CrossDevice.REFUSE);
    assertThat(service.stage()).isEqualTo(ServiceConfig.Stage.LIVE);
    assertThat(service.retention()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void withoutTheKeyNobodyIsAsked() throws Exception {
    Path file = Files.writeString(folder.resolve("assay.yaml"), "port: 9000");
    assertThat(ConfigReader.read(Optional.of(file), Map.of()).presentations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void httpIsForTheOwnMachine(String url) throws Exception {
    assertThat(read(with("publicUrl", "'" + url + "'")).publicUrl()).isEqualTo(URI.create(url));
  }

  /** Key of the line, what stands there instead, the key that the fault names, and what it says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publicUrl | http://verify.example | publicUrl | https URL, or http on localhost",
        "publicUrl | http://localhost.example | publicUrl | https URL, or http on localhost",
        "publicUrl | http://127.0.0.2 | publicUrl | https URL, or http on localhost",
        "publicUrl | verify.example | publicUrl | https URL",
        "publicUrl | 'https://' | publicUrl | https URL",
        "publicUrl | 'https://user@verify.example' | publicUrl | https URL",
        "publicUrl | 'https://verify.example#a' | publicUrl | https URL",
        "publicUrl | https://verify.example/ | publicUrl | must have no path",
        "publicUrl | https://verify.example/assay | publicUrl | must have no path",
        "publicUrl | 'https://verify.example?a=1' | publicUrl | must have no path and no query",
        "publicUrl | 7 | publicUrl | must be a text",
        "signing | '{certificates: reader.pem}' | signing.key | must be there",
        "signing | '{key: reader.jwk}' | signing.certificates | must be there",
        "signing | '{key: a, certificates: b, client: did}' | signing.client | x509_san_dns or x509_hash",
        "signing | '{key: a, certificates: b, cert: c}' | signing.cert | key, client, certificates,"
            + " others",
        "signing | '{key: a, client: decentralized_identifier, did: b}' |"
            + " signing.verificationMethod | must be there",
        "signing | '{key: a, client: decentralized_identifier, verificationMethod: b}' |"
            + " signing.did | must be there",
        "signing | '{key: a, client: decentralized_identifier, certificates: b}' |"
            + " signing.certificates | key, client, did, verificationMethod",
        "signing | '{key: a, client: verifier_attestation, subject: b}' | signing.attestation |"
            + " must be there",
        "signing | '{key: a, client: verifier_attestation, attestation: b}' | signing.subject |"
            + " must be there",
        "signing | '{key: a, client: openid_federation, encryptionKey: b}' | signing.entity | must"
            + " be there",
        "signing | '{key: a, client: openid_federation, entity: b}' | signing.encryptionKey | must"
            + " be there",
        "signing | '{key: a, certificates: b, encryptionKey: c}' | signing.encryptionKey | key,"
            + " client, certificates",
        "signing | '{key: a, certificates: b, did: c}' | signing.did | key, client, certificates",
        "signing | '{key: a, certificates: b, others: c}' | signing.others | must be a list",
        "signing | '{key: a, certificates: b, others: [{key: c}]}' | signing.others[0].certificates"
            + " | must be there",
        "signing | '{key: a, certificates: b, others: [{key: c, certificates: d, others: []}]}' |"
            + " signing.others[0].others | key, client, certificates",
        "signing | '{key: a, certificates: b, others: [{key: c, client: openid_federation}]}' |"
            + " signing.others[0].client | must be another one",
        "signing | '{key: a, certificates: b, others: [{key: c, certificates: d},{key: c,"
            + " certificates: d},{key: c, certificates: d},{key: c, certificates: d},{key: c,"
            + " certificates: d}]}' | signing.others | 4 at most",
        "signing | reader.jwk | signing | must be a mapping",
        "store | '{keys: [store.key]}' | store.url | must be there",
        "store | '{url: ''h2:store''}' | store.keys | openssl rand -base64 32",
        "store | '{url: ''h2:store'', keys: []}' | store.keys | openssl rand -base64 32",
        "store | '{url: ''h2:store'', keys: store.key}' | store.keys | must be a list",
        "store | '{url: ''h2:store'', keys: [7]}' | store.keys | must list texts",
        "store | '{url: ''mysql://db'', keys: [a]}' | store.url | h2:FILE, or postgresql://",
        "store | '{url: ''h2:store'', keys: [a], user: b}' | store.user | url, keys",
        "lifetime | PT0S | lifetime | of at most PT1H",
        "lifetime | PT2H | lifetime | of at most PT1H",
        "lifetime | 5 minutes | lifetime | a duration such as PT5S",
        "services | '[]' | services | at least one service",
        "services | council | services | must be a list",
        "id | Council | services[0].id | lower-case letters, digits and hyphens",
        "id | a_b | services[0].id | lower-case letters, digits and hyphens",
        "name | '{en: Fernhollow}' | services[0].name.cy | must be there",
        "name | '{cy: Fernhollow}' | services[0].name.en | must be there",
        "name | '{en: a, cy: b, de: c}' | services[0].name.de | en, cy",
        "purpose | '{en: To renew.}' | services[0].purpose.cy | must be there",
        "apiKeys | '[{}]' | services[0].apiKeys[0].sha256 | 64 digits of hex",
        "apiKeys | '[{name: a, sha256: short}]' | services[0].apiKeys[0].sha256 | 64 digits of hex",
        "clients | '[{scope: a}]' | services[0].clients[0].id | client_id",
        "clients | '[{id: a, scope: ''a b''}]' | services[0].clients[0].scope | one scope",
        "clients | '[{id: a, key: b}]' | services[0].clients[0].key | id, subject, scope",
        "clients | '[{id: a}, {id: a, subject: a}]' | services[0].clients[1] | named once",
        "clients | council-app | services[0].clients | must be a list",
        "templates | '{permit: none.json}' | services[0].templates.permit | must be a file that can be read",
        "templates | '{permit: list.json}' | services[0].templates.permit | must hold a JSON object",
        "templates | '{permit: twice.json}' | services[0].templates.permit | must hold a JSON object",
        "templates | '{permit: 7}' | services[0].templates.permit | must be a text",
        "ownQueries | maybe | services[0].ownQueries | refuse or accept",
        "returnUrls | ['http://council.example/'] | services[0].returnUrls | https URL",
        "returnUrls | ['javascript:alert(1)'] | services[0].returnUrls | https URL",
        "returnUrls | ['https://council.example/#a'] | services[0].returnUrls | https URL",
        "returnUrls | ['/done'] | services[0].returnUrls | https URL",
        "returnUrls | https://council.example/ | services[0].returnUrls | must be a list",
        "crossDevice | accept | services[0].crossDevice | refuse or accept_phishing_risk",
        "mayAsk | '[]' | services[0].mayAsk | what may be asked for",
        "mayAsk | permit | services[0].mayAsk | must be a list",
        "mayAsk | '[{types: [a], claims: [[b]]}]' | services[0].mayAsk[0].format | dc+sd-jwt or"
            + " mso_mdoc",
        "mayAsk | '[{format: jwt, types: [a], claims: [[b]]}]' | services[0].mayAsk[0].format |"
            + " dc+sd-jwt or mso_mdoc",
        "mayAsk | '[{format: mso_mdoc, claims: [[b]]}]' | services[0].mayAsk[0].types | at least"
            + " one type",
        "mayAsk | '[{format: mso_mdoc, types: [a]}]' | services[0].mayAsk[0].claims | must list"
            + " paths",
        "mayAsk | '[{format: mso_mdoc, types: [a], claims: [b]}]' | services[0].mayAsk[0].claims[0]"
            + " | must list paths",
        "mayAsk | '[{format: mso_mdoc, types: [a], claims: [[b], []]}]' |"
            + " services[0].mayAsk[0].claims[1] | must list paths",
        "mayAsk | '[{format: mso_mdoc, types: [a], claims: [[b, -1]]}]' |"
            + " services[0].mayAsk[0].claims[0] | must list paths",
        "mayAsk | '[{format: mso_mdoc, type: a, claims: [[b]]}]' | services[0].mayAsk[0].type |"
            + " format, types, claims",
        "policy | strict | services[0].policy | must be a mapping",
        "policy | '{issuer: a}' | services[0].policy.issuer | is not known",
        "policy | '{issuers: []}' | services[0].policy.issuers | at least one element",
        "policy | '{trustLists: a}' | services[0].policy.trustLists | must be an array",
        "policy | '{status: maybe}' | services[0].policy.status | must be one of",
        "policy | '{assurance: {framework: x, minimum: y}}' |"
            + " services[0].policy.assurance.framework | must be one of",
        "policy | '{businessRules: {}}' | services[0].policy.businessRules | in a request alone",
        "holders | same | services[0].holders | report or demand_same",
        "retention | P2D | services[0].retention | of at most PT24H",
        "stage | staging | services[0].stage | live or test"
      })
  void aFaultNamesThePlaceAndWhatWouldBeRight(
      String line, String value, String key, String wanted) {
    ConfigFault fault = fault(with(line, value));
    assertThat(fault.key()).isEqualTo("presentations." + key);
    assertThat(fault).hasMessageContaining(wanted);
  }

  @Test
  void olderWalletsAreAskedWhereThatIsSaid() throws Exception {
    assertThat(read(GOOD).olderWallets()).isEqualTo(OlderWallets.REFUSE);
    assertThat(read(older("accept_iso_18013_7")).olderWallets())
        .isEqualTo(OlderWallets.ACCEPT_ISO_18013_7);
    ConfigFault other = fault(older("yes"));
    assertThat(other.key()).isEqualTo("presentations.olderWallets");
    assertThat(other).hasMessageContaining("refuse or accept_iso_18013_7");
    String byHash =
        older("accept_iso_18013_7").replace("reader.pem}", "reader.pem, client: x509_hash}");
    assertThat(fault(byHash).key()).isEqualTo("presentations.olderWallets");
    assertThat(fault(byHash)).hasMessageContaining("signing.client be x509_san_dns");
  }

  private static String older(String value) {
    return GOOD.replace("  lifetime: PT5M", "  lifetime: PT5M\n  olderWallets: " + value);
  }

  @ParameterizedTest
  @CsvSource({
    "publicUrl, publicUrl",
    "signing, signing.key",
    "store, store.keys",
    "services, services",
    "id, services[0].id",
    "name, services[0].name.en",
    "purpose, services[0].purpose.en",
    "apiKeys+clients, services[0].apiKeys"
  })
  void whatHasToBeThereIsNamed(String line, String key) {
    String yaml =
        line.equals("services")
            ? GOOD.substring(0, GOOD.indexOf("  services:"))
            : without(line.split("\\+"));
    assertThat(fault(yaml).key()).isEqualTo("presentations." + key);
  }

  @ParameterizedTest
  @CsvSource({"presentations, publicURL, publicURL", "services, ident, services[0].ident"})
  void whatIsNotKnownIsNotPassedOver(String where, String name, String key) {
    String yaml =
        where.equals("presentations")
            ? GOOD.replace("  lifetime: PT5M", "  lifetime: PT5M\n  " + name + ": 1")
            : GOOD.replace("      retention:", "      " + name + ": 1\n      retention:");
    assertThat(fault(yaml).key()).isEqualTo("presentations." + key);
  }

  @ParameterizedTest
  @CsvSource({
    "council,DIGEST,other",
    "council,OTHER,other",
    "library,DIGEST,other",
    "library,OTHER,council"
  })
  void servicesAreToldApart(String id, String key, String client) {
    String digest = key.equals("DIGEST") ? DIGEST : OTHER_DIGEST;
    String second =
        GOOD.substring(GOOD.indexOf("    - id:")).replace("- id: council", "- id: " + id);
    second = second.replace("id: council-app", "id: " + client + "-app");
    ConfigFault fault = fault(GOOD + second.replace(DIGEST, digest));
    assertThat(fault.key()).isEqualTo("presentations.services[1]");
    assertThat(fault).hasMessageContaining("no other service has");
  }

  /** Where people put secrets by mistake, or where they belong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "store | '{url: ''postgres://assay:hunter2-hunter2@db.example/assay'', keys: [a]}'",
        "store | '{url: ''jdbc:postgresql://db.example/assay?password=hunter2-hunter2'', keys: [a]}'",
        "store | '{url: ''postgresql://assay:hunter2-hunter2@db.example/assay''}'",
        "store | '{url: ''postgresql://assay:hunter2-hunter2@db.example/assay'', keys: hunter2-hunter2}'",
        "store | 'postgresql://assay:hunter2-hunter2@db.example/assay'",
        "store | ['postgresql://assay:hunter2-hunter2@db.example/assay']",
        "store | '{url: [''postgresql://assay:hunter2-hunter2@db.example/assay''], keys: [a]}'",
        "store | '{url: {password: hunter2-hunter2}, keys: [a]}'",
        "store | '{url: ''h2:store'', keys: [{secret: hunter2-hunter2}]}'",
        "signing | '{key: {kty: EC, d: hunter2-hunter2}, certificates: a}'",
        "signing | hunter2-hunter2",
        "publicUrl | 'https://user:hunter2-hunter2@verify.example'",
        "returnUrls | ['https://user:hunter2-hunter2@council.example/']",
        "apiKeys | '[{name: a, sha256: hunter2-hunter2}]'",
        "apiKeys | hunter2-hunter2",
        "apiKeys | '[hunter2-hunter2]'"
      })
  void noFaultRepeatsASecret(String line, String value) {
    assertThat(fault(with(line, value))).isNotNull().hasMessageNotContaining(SECRET);
  }

  private static String with(String line, String value) {
    if (line.equals("services")) {
      return GOOD.substring(0, GOOD.indexOf("  services:")) + "  services: " + value + "\n";
    }
    return GOOD.replaceAll(
        "(?m)^( +(?:- )?)" + line + ": .*$", "$1" + line + ": " + value.replace("$", "\\$"));
  }

  private static String without(String... lines) {
    String yaml = GOOD;
    for (String line : lines) {
      yaml =
          line.equals("id")
              ? yaml.replace("    - id: council\n      name:", "    - name:")
              : yaml.replaceAll("(?m)^ +" + line + ": .*\\n", "");
    }
    return yaml;
  }

  private ConfigFault fault(String yaml) {
    return catchThrowableOfType(ConfigFault.class, () -> read(yaml));
  }

  private PresentationConfig read(String yaml) throws IOException, ConfigFault {
    Path file = Files.writeString(folder.resolve("assay.yaml"), yaml);
    return ConfigReader.read(Optional.of(file), Map.of()).presentations().orElseThrow();
  }
}

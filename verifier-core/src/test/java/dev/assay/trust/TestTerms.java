package dev.assay.trust;

import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.testkit.TestPki;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists that no file can give, for rules that stand behind those of the reader. */
final class TestTerms {

  static final ServiceTerms ANYTHING =
      new ServiceTerms(
          Set.of(ServiceTerms.ANY),
          Set.of(ServiceTerms.ANY),
          ServiceTerms.DEFAULT_ALGORITHMS,
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          TypeMetadataUse.IF_SUPPLIED);

  private TestTerms() {}

  static TrustList list(TrustService service) {
    TrustEntry entry =
        new TrustEntry(
            "e",
            "E",
            Sector.PUBLIC,
            List.of(new EntryState(EntryState.State.GRANTED, Instant.EPOCH, Optional.empty())),
            List.of(),
            Optional.empty(),
            List.of(service));
    TrustList.Header header =
        new TrustList.Header(
            "l",
            "L",
            1,
            Instant.EPOCH,
            TestPki.NOW.plusSeconds(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ListEnvironment.LIVE);
    return new TrustList(header, new TrustList.Origin("l", "sha256:00"), List.of(entry));
  }
}

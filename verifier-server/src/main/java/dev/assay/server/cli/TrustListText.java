package dev.assay.server.cli;

import dev.assay.check.Shown;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import dev.assay.server.cli.Ink.Shade;
import dev.assay.trust.EntryState;
import dev.assay.trust.ListEnvironment;
import dev.assay.trust.TrustEntry;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A trust list for people. */
final class TrustListText {

  private final Page page;
  private final Instant now;

  TrustListText(Page page, Instant now) {
    this.page = page;
    this.now = now;
  }

  void write(TrustList list, String signature) {
    page.line(page.paint(Shade.HEADING, Shown.of(list.name())));
    page.field("List", Shown.of(list.id()) + " #" + list.sequence() + ", " + signature);
    if (list.environment() == ListEnvironment.TEST) {
      page.field("Environment", page.paint(Shade.OPEN, "for tests"));
    }
    list.operator().ifPresent(operator -> page.field("Kept by", Shown.of(operator)));
    page.field("Issued", list.issued().toString());
    page.field("Next update", list.nextUpdate() + ", " + freshness(list));
    page.field("Digest", list.digest());
    page.field("Entries", Integer.toString(list.entries().size()));
    list.entries().forEach(this::entry);
  }

  private String freshness(TrustList list) {
    long days = Duration.between(now, list.nextUpdate()).toDays();
    return switch (list.freshnessAt(now)) {
      case FRESH -> page.paint(Shade.GOOD, "fresh for " + days + " days");
      case IN_GRACE -> page.paint(Shade.OPEN, "past, and in the time of grace");
      case EXPIRED -> page.paint(Shade.BAD, "past: it decides nothing any more");
    };
  }

  private void entry(TrustEntry entry) {
    page.heading(Shown.of(entry.name()));
    page.field("Entry", Shown.of(entry.id()) + ", " + PlainWords.sector(entry.sector()));
    page.field("State", state(entry.stateAt(now)));
    entry.services().forEach(this::service);
  }

  private String state(Optional<EntryState> state) {
    if (state.isEmpty()) {
      return page.paint(Shade.OPEN, "not yet granted");
    }
    EntryState current = state.get();
    Shade shade = current.state() == EntryState.State.GRANTED ? Shade.GOOD : Shade.BAD;
    return page.paint(shade, current.state().code())
        + " since "
        + current.from()
        + current.note().map(note -> ": " + Shown.of(note)).orElse("");
  }

  private void service(TrustService service) {
    ServiceTerms terms = service.terms();
    String roles =
        service.roles().stream().map(Role::code).sorted().collect(Collectors.joining(", "));
    page.field("Service", roles + " by " + service.mechanism().code() + anchors(service));
    service.issuer().ifPresent(issuer -> page.field("", "issuer " + Shown.of(issuer)));
    unlessEmpty("formats ", terms.formats());
    unlessEmpty("types ", terms.types());
    unlessEmpty("may be fetched from ", terms.hosts());
  }

  private static String anchors(TrustService service) {
    int count = service.anchors().size();
    return count == 1 ? ", 1 anchor" : ", " + count + " anchors";
  }

  private void unlessEmpty(String label, Set<String> texts) {
    if (!texts.isEmpty()) {
      page.field("", label + Shown.of(texts.stream().sorted().collect(Collectors.joining(", "))));
    }
  }
}

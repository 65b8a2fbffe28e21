package dev.assay.server.web;

import static dev.assay.server.web.Html.all;
import static dev.assay.server.web.Html.tag;

import dev.assay.trust.EntryState;
import dev.assay.trust.TrustEntry;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is trusted, for what, and how fresh that is. */
final class TrustListPage {

  /** A page with more entries helps nobody; the API gives all. */
  private static final int MAX_ENTRIES = 500;

  private TrustListPage() {}

  static String page(TrustLists lists, Instant now) {
    List<Html> parts = lists.lists().stream().map(list -> list(list, now)).toList();
    Html nobody = Layout.paragraph("No trust list is loaded: nobody is trusted.");
    return Layout.page(
        "Who is trusted",
        all(Layout.heading("Who is trusted"), parts.isEmpty() ? nobody : all(parts)));
  }

  private static Html list(TrustList list, Instant now) {
    return all(
        Layout.section(list.name()),
        Layout.summary(
            Layout.row("List", list.id() + ", number " + list.sequence()),
            Layout.row("Issued", list.issued().toString()),
            Layout.row("Next update", list.nextUpdate().toString()),
            Layout.row(
                "Freshness",
                list.freshnessAt(now).name().toLowerCase(Locale.ROOT).replace('_', ' ')),
            Layout.row("Entries", Integer.toString(list.entries().size()))),
        all(list.entries().stream().limit(MAX_ENTRIES).map(entry -> entry(entry, now)).toList()));
  }

  private static Html entry(TrustEntry entry, Instant now) {
    String state =
        entry.stateAt(now).map(EntryState::state).map(one -> one.code()).orElse("not granted yet");
    String types =
        entry.services().stream()
            .flatMap(service -> service.terms().types().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    String mechanisms =
        entry.services().stream()
            .map(service -> service.mechanism().code())
            .distinct()
            .collect(Collectors.joining(", "));
    return all(
        tag("h3", "govuk-heading-s").of(entry.name()),
        Layout.summary(
            Layout.row("State", state),
            Layout.row("Sector", entry.sector().code()),
            Layout.row("May issue", types),
            Layout.row("Key found by", mechanisms)));
  }
}

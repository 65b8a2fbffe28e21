package dev.assay.server.presentation;

import dev.assay.server.openid4vp.DcqlFault;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.openid4vp.DcqlReader;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Queries that were read lately. A query is read for each request and each answer, and those of one
 * service are mostly the same to the letter.
 */
final class RecentQueries {

  /** A power of two. More queries than that take turns, and lose only the time. */
  private static final int KEPT = 64;

  private static final AtomicReferenceArray<@Nullable Known> RECENT =
      new AtomicReferenceArray<>(KEPT);

  private RecentQueries() {}

  private record Known(String json, DcqlQuery query) {}

  /** The query of this JSON. */
  static DcqlQuery read(String json) throws DcqlFault {
    int place = json.hashCode() & (KEPT - 1);
    Known recent = RECENT.get(place);
    if (recent == null || !recent.json.equals(json)) {
      recent = new Known(json, DcqlReader.read(Kept.read(json).members()));
      RECENT.set(place, recent);
    }
    return recent.query;
  }
}

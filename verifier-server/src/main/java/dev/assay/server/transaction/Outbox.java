package dev.assay.server.transaction;

import java.util.List;

/**
 * What has to be written together with a change of a transaction or not at all. Whoever has to hear
 * of changes is told from what was written here, and so of each of them, whenever the process ends.
 */
public interface Outbox {

  /** Nobody has to hear of anything. */
  Outbox NONE = (before, after) -> List.of();

  /**
   * The statements that are done in one database transaction with the change, if the change is
   * done.
   */
  List<Statements.Statement> besides(Transaction before, Transaction after);

  /** Says that some of these statements were done. It hastens what follows, and may be lost. */
  default void written() {}

  /** Says that a change was done, by this server. It may be lost as well. */
  default void done(Transaction before, Transaction after) {}
}

package dev.assay.server.transaction;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;

/** The store could not do what was asked. Its text names no handle and no content. */
public final class StoreFault extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_CAUSES = 4;

  private final Kind kind;

  /** What went wrong, for machines. */
  public enum Kind {
    /** The database cannot be reached, or did not do the statement. */
    UNAVAILABLE("store.unavailable"),
    /** A handle of a new transaction is there already. */
    DUPLICATE("store.duplicate"),
    /** The row was sealed with a key that is not configured. */
    KEY_UNKNOWN("store.key_unknown"),
    /** The row is not what was sealed: changed, moved, of another version, or another key. */
    SEAL_BROKEN("store.seal_broken"),
    /** The tables cannot be made or are those of a newer server. */
    MIGRATION("store.migration");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The stable code. */
    public String code() {
      return code;
    }
  }

  StoreFault(Kind kind, String detail, Throwable cause) {
    super(kind.code() + ": " + detail, cause);
    this.kind = kind;
  }

  /** A fault that nothing else caused. */
  public StoreFault(Kind kind, String detail) {
    super(kind.code() + ": " + detail);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /**
   * What went wrong, for a log: also what the database calls it, but not in its words, which may
   * repeat a statement with what was in it.
   */
  public String forLog() {
    StringBuilder text = new StringBuilder(kind.code());
    Throwable cause = getCause();
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      text.append(" < ").append(cause.getClass().getSimpleName());
      if (cause instanceof SQLException ofDriver) {
        text.append(' ').append(ofDriver.getSQLState()).append(' ').append(ofDriver.getErrorCode());
      } else if (cause instanceof DatabaseException ofClient) {
        text.append(' ').append(ofClient.getSqlState());
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}

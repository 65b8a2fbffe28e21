package dev.assay.server.metrics;

/**
 * How a request for credentials has ended, in words of which there are few: nothing of what was
 * asked or answered.
 *
 * @param service the id of the service that asked
 * @param state decided, refused, cancelled or expired
 * @param verdict of what was decided, else none
 * @param fault the coarse reason of the first row against it, or the error of the wallet, else none
 */
public record PresentationEnd(String service, String state, String verdict, String fault) {

  /** Stands for what there is not. */
  public static final String NONE = "none";
}

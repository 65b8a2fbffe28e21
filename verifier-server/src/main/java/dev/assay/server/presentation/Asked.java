package dev.assay.server.presentation;

import dev.assay.server.config.LocalText;
import dev.assay.server.config.ServiceConfig.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a resident is shown of one request.
 *
 * @param service who asks
 * @param purpose why
 * @param wanted what is asked for
 * @param call calls a wallet; absent once nothing can be answered any more
 * @param olderCall calls a wallet of before OpenID4VP 1.0; absent unless such are asked
 * @param device where that wallet is
 * @param standing what has become of it
 * @param expires until when a wallet may answer
 * @param stage whether residents really use the service
 * @param next where the service goes on; absent if that is not known, or only the wallet may lead
 *     there
 */
public record Asked(
    LocalText service,
    LocalText purpose,
    Wanted wanted,
    Optional<String> call,
    Optional<String> olderCall,
    Device device,
    Standing standing,
    Instant expires,
    Stage stage,
    Optional<String> next) {

  /**
   * What is asked for.
   *
   * @param documents each credential that is asked for; empty once that is forgotten
   */
  public record Wanted(List<Document> documents, Need need) {

    public Wanted {
      documents = List.copyOf(documents);
    }
  }

  /** Whether all of it has to be given. */
  public enum Need {
    /** All. */
    ALL,
    /** Some of it may be left out, or does instead of something else. */
    SOME
  }

  /**
   * One credential that is asked for.
   *
   * @param types as its format names them, each of which will do
   * @param claims the last name of the path of each claim, in the order of the query, each once;
   *     empty if nothing is asked for but that the credential is there
   */
  public record Document(List<String> types, List<String> claims) {

    public Document {
      types = List.copyOf(types);
      claims = List.copyOf(claims);
    }
  }

  /** Where the wallet is. */
  public enum Device {
    /** On the device that shows the page. */
    SAME,
    /** On another one. */
    OTHER
  }

  /** What has become of a request, as far as a resident has to know. */
  public enum Standing {
    /** A wallet may answer. */
    WAITING,
    /** One has the request, and may answer. */
    OPENED,
    /** One has answered, and has yet to bring the browser that began back with it. */
    HELD,
    /** One has answered, and the service may have it. */
    ANSWERED,
    /** The wallet, or its user, has said no. */
    REFUSED,
    /** The service, or the resident, asks no more. */
    CANCELLED,
    /** Nobody has answered in time. */
    EXPIRED;

    /** Whether a wallet may still answer. */
    public boolean isOpen() {
      return this == WAITING || this == OPENED;
    }
  }

  /** Does not show the calls. */
  @Override
  public String toString() {
    return "Asked[" + standing + "]";
  }
}

package dev.assay.server.presentation;

import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.json.ProblemDetails;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.openid4vp.DcqlFault;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.openid4vp.DcqlReader;
import dev.assay.server.openid4vp.Permissions.Excess;
import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.openid4vp.ServiceRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a relying party asks for, read and found to be what its service may ask for.
 *
 * @param transactionData what the holder has to agree to, encoded as it is sent
 * @param mode how the answer is sent
 * @param profile what the request has to conform to besides
 * @param returnUrl where the resident's browser goes in the end; there is one for {@link
 *     Flow#SAME_DEVICE}
 * @param language of the pages, by its code
 */
record Opening(
    DcqlQuery query,
    List<String> transactionData,
    ResponseMode mode,
    Profile profile,
    Flow flow,
    Optional<String> returnUrl,
    String language) {

  /** What a request has to conform to besides OpenID4VP 1.0. */
  enum Profile {
    /** To nothing. */
    PLAIN("openid4vp-1.0"),
    /** The High Assurance Interoperability Profile 1.0. */
    HAIP("haip-1.0");

    private final String code;

    Profile(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** Queries are short; the rest is room for what is refused for another reason. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxBytes(64 << 10);

  private static final Set<String> MEMBERS =
      Set.of(
          "template",
          "dcqlQuery",
          "transactionData",
          "responseMode",
          "profile",
          "flow",
          "returnUrl",
          "language");

  /** Those that an answer is posted by. */
  private static final ResponseMode[] MODES = {
    ResponseMode.DIRECT_POST_JWT, ResponseMode.DIRECT_POST
  };

  private static final String[] LANGUAGES = {"en", "cy"};

  /**
   * Reads the body of a call.
   *
   * @throws RefusedException with what is wrong, and where
   */
  static Opening read(byte[] body, ServiceConfig service) throws RefusedException {
    try {
      Place place = new Place("", Json.readObject(body, LIMITS));
      place.allowOnly(MEMBERS);
      Flow flow = place.optionalNamed("flow", Flow.values(), Flow::code).orElse(Flow.SAME_DEVICE);
      requirePermitted(flow, service, place);
      DcqlQuery query = query(place, service);
      return new Opening(
          query,
          TransactionData.encoded(place, query),
          place
              .optionalNamed("responseMode", MODES, ResponseMode::value)
              .orElse(ResponseMode.DIRECT_POST_JWT),
          place.optionalNamed("profile", Profile.values(), Profile::code).orElse(Profile.PLAIN),
          flow,
          returnUrl(place, flow, service),
          place.optionalNamed("language", LANGUAGES, code -> code).orElse("en"));
    } catch (JsonException e) {
      throw new RefusedException(
          ProblemDetails.of(
              "request.not-json",
              "The request is not a JSON object",
              400,
              "the request must be a JSON object of at most 64 KiB, each member once"));
    } catch (FormFault e) {
      throw new RefusedException(
          ProblemDetails.of(
                  "request.bad-value", "A member has a value that it cannot have", 400, e.text())
              .at(e.path()));
    }
  }

  /** OpenID4VP 1.0, 14.3; HAIP 1.0, 5.1. */
  private static void requirePermitted(Flow flow, ServiceConfig service, Place place)
      throws FormFault {
    if (flow == Flow.CROSS_DEVICE
        && service.crossDevice() != ServiceConfig.CrossDevice.ACCEPT_PHISHING_RISK) {
      throw place.fault(
          "flow",
          "must be same-device ("
              + ServiceRule.FLOW.code()
              + "): the service does not accept the risk that somebody shows its code"
              + " to another person");
    }
  }

  private static DcqlQuery query(Place place, ServiceConfig service)
      throws FormFault, RefusedException {
    if (place.has("template") == place.has("dcqlQuery")) {
      throw place.fault("must have either template or dcqlQuery");
    }
    if (place.has("template")) {
      Map<String, Object> query =
          service
              .template(place.text("template"))
              .orElseThrow(
                  () ->
                      place.fault(
                          "template",
                          "must be one of "
                              + service.templates().keySet().stream().sorted().toList()));
      return permitted(read(query, "/template"), service, "/template");
    }
    if (service.ownQueries() == ServiceConfig.OwnQueries.REFUSE) {
      throw place.fault("dcqlQuery", "must be left out: the service asks by its templates alone");
    }
    return permitted(read(place.object("dcqlQuery"), "/dcqlQuery"), service, "/dcqlQuery");
  }

  private static DcqlQuery permitted(DcqlQuery query, ServiceConfig service, String pointer)
      throws RefusedException {
    Optional<Excess> excess = service.terms().excess(query);
    if (excess.isEmpty()) {
      return query;
    }
    String place = pointer + excess.get().path();
    throw new RefusedException(
        ProblemDetails.of(
                "query.not-permitted",
                "The query asks for more than the service may ask for",
                400,
                excess.get().rule().code() + ": " + place + " " + excess.get().reason())
            .at(place));
  }

  private static DcqlQuery read(Map<String, Object> query, String pointer) throws RefusedException {
    try {
      return DcqlReader.read(query);
    } catch (DcqlFault e) {
      throw new RefusedException(
          ProblemDetails.of(
                  "query.invalid",
                  "The query is not a DCQL query that can be asked",
                  400,
                  e.rule().code() + ": " + e.getMessage())
              .at(pointer + e.path()));
    }
  }

  private static Optional<String> returnUrl(Place place, Flow flow, ServiceConfig service)
      throws FormFault {
    Optional<String> url = place.optionalText("returnUrl");
    if (flow == Flow.SAME_DEVICE && url.isEmpty()) {
      throw place.fault(
          "returnUrl", "must be there: the result belongs to the browser that comes back");
    }
    if (url.isPresent()
        && service.returnUrls().stream().noneMatch(one -> one.toString().equals(url.get()))) {
      throw place.fault("returnUrl", "must be one that is configured for the service");
    }
    return url;
  }
}

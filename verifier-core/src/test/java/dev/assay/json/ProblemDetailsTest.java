package dev.assay.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.RequestFault.Reason;
import org.junit.jupiter.api.Test;

class ProblemDetailsTest {

  @Test
  void aFaultBecomesAProblemWithItsPlace() {
    RequestFault fault = new RequestFault(Reason.BAD_VALUE, "/at", "must be an instant");

    assertThat(fault.problem().toJson())
        .isEqualTo(
            "{\"type\":\"urn:assay:problem:request.bad-value\","
                + "\"title\":\"A member has a value that it cannot have\",\"status\":400,"
                + "\"detail\":\"/at must be an instant\",\"pointer\":\"/at\"}");
  }

  @Test
  void aProblemOfTheWholeHasNoPlace() {
    RequestFault fault = new RequestFault(Reason.TOO_LARGE, "", "must be smaller");

    assertThat(fault.problem().status()).isEqualTo(413);
    assertThat(fault.problem().pointer()).isEmpty();
    assertThat(fault.problem().detail()).isEqualTo("the request must be smaller");
  }

  @Test
  void otherRoomsHaveProblemsOfTheirOwn() {
    ProblemDetails busy = ProblemDetails.of("server.busy", "The server is busy", 503, "try again");

    assertThat(busy.type()).isEqualTo("urn:assay:problem:server.busy");
    assertThat(busy.toMap()).containsOnlyKeys("type", "title", "status", "detail");
  }
}

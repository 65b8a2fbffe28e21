package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which state may follow which. */
class TransactionStateTest {

  private static final Set<String> PERMITTED =
      Set.of(
          "created requested",
          "created cancelled",
          "created created",
          "created expired",
          "requested requested",
          "requested decided",
          "requested refused",
          "requested cancelled",
          "requested expired",
          "decided decided",
          "decided delivered",
          "refused delivered");

  static Stream<Arguments> pairs() {
    List<TransactionState> states = TransactionState.all();
    return states.stream()
        .flatMap(from -> states.stream().map(to -> Arguments.of(from.code(), to.code())));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void onlyWhatTheTableNamesMayFollow(String from, String to) {
    Transaction before = TestTransactions.in(state(from));
    if (PERMITTED.contains(from + " " + to)) {
      Transaction after = before.become(state(to), "{}");
      assertThat(after.state()).isEqualTo(state(to));
      assertThat(after.version()).isEqualTo(before.version() + 1);
    } else {
      assertThatThrownBy(() -> before.become(state(to), "{}"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void anEndedTransactionKeepsNothing(TransactionState state) {
    Set<String> keeping = Set.of("created", "requested", "decided", "refused");
    assertThat(TestTransactions.in(state).content().isEmpty())
        .isEqualTo(!keeping.contains(state.code()));
    assertThat(TransactionState.of(state.code())).contains(state);
  }

  static List<TransactionState> states() {
    return TransactionState.all();
  }

  private static TransactionState state(String code) {
    return TransactionState.of(code).orElseThrow();
  }
}

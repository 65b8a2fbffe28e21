package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.web.CodeParts.Collected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodePartsTest {

  private static final String ONE = "shc:/1/3/5676";
  private static final String TWO = "shc:/2/3/2909";
  private static final String THREE = "shc:/3/3/5243";

  @Test
  void oneTextIsARequestOfOneCredential() {
    assertThat(request("HC1:6BF")).isEqualTo(Map.of("credential", "HC1:6BF"));
    assertThat(request("shc:/5676")).isEqualTo(Map.of("credential", "shc:/5676"));
    assertThat(request("shc:/1/1/5676")).isEqualTo(Map.of("credential", "shc:/1/1/5676"));
  }

  @Test
  void partsInAnyOrderAreARequestOfThemInTheirOrder() {
    assertThat(request(THREE, ONE, TWO)).isEqualTo(Map.of("credentials", List.of(ONE, TWO, THREE)));
  }

  @Test
  void aPartThatComesTwiceCountsOnce() {
    assertThat(request(ONE, TWO, ONE, THREE, THREE))
        .isEqualTo(Map.of("credentials", List.of(ONE, TWO, THREE)));
  }

  @Test
  void namesWhatIsMissing() {
    Collected collected = CodeParts.collect(List.of(TWO));
    assertThat(collected).isInstanceOf(Collected.Incomplete.class);
    assertThat(((Collected.Incomplete) collected).parts().missing()).containsExactly(1, 3);
  }

  @Test
  void aPartOfAnotherCodeIsRefusedAndTheFirstOnesAreKept() {
    for (String other : List.of("shc:/2/4/2909", "shc:/1/3/9999")) {
      Collected.Refused refused = refused(ONE, other);
      assertThat(refused.fault()).isEqualTo(ScanFault.WRONG_PART);
      assertThat(refused.parts().inOrder()).containsExactly(ONE);
    }
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    assertThat(refused("shc:/4/3/1").fault()).isEqualTo(ScanFault.BAD_PART);
    assertThat(refused("shc:/0/3/1").fault()).isEqualTo(ScanFault.BAD_PART);
    assertThat(refused("shc:/1/17/1").fault()).isEqualTo(ScanFault.TOO_MANY_PARTS);
    assertThat(refused("shc:/1/9999/1").fault()).isEqualTo(ScanFault.TOO_MANY_PARTS);
  }

  @Test
  void severalCredentialsAndNoneAreRefused() {
    assertThat(refused("HC1:A", "HC1:B").fault()).isEqualTo(ScanFault.SEVERAL_CREDENTIALS);
    Collected.Refused mixed = refused("HC1:A", ONE);
    assertThat(mixed.fault()).isEqualTo(ScanFault.SEVERAL_CREDENTIALS);
    assertThat(mixed.parts().inOrder()).containsExactly(ONE);
    assertThat(refused().fault()).isEqualTo(ScanFault.NOTHING_GIVEN);
  }

  @Test
  void pastedLinesArePartsOnlyIfEachIsOne() {
    assertThat(CodeParts.split(" " + ONE + "\r\n\n" + TWO + " ")).containsExactly(ONE, TWO);
    String json = "{\n  \"payload\": \"e30\"\n}";
    assertThat(CodeParts.split(json + "\n")).containsExactly(json);
  }

  @Test
  void whatWasScannedIsNotInItsText() {
    assertThat(CodeParts.known(List.of(ONE)).toString()).doesNotContain("5676");
  }

  private static Map<String, Object> request(String... texts) {
    Collected collected = CodeParts.collect(List.of(texts));
    assertThat(collected).isInstanceOf(Collected.Complete.class);
    return ((Collected.Complete) collected).request();
  }

  private static Collected.Refused refused(String... texts) {
    Collected collected = CodeParts.collect(List.of(texts));
    assertThat(collected).isInstanceOf(Collected.Refused.class);
    return (Collected.Refused) collected;
  }
}

package dev.assay;

import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.policy.Policy;
import dev.assay.rules.RulesDemand;
import java.util.Optional;

/**
 * What is to be decided.
 *
 * @param input what somebody sent
 * @param format the format that it must be of, absent to recognise it
 * @param holderBinding what the holder must prove, fixed before the input is read
 * @param policy the relying party's own demands
 * @param rules the business rules that the credential must satisfy, absent for none
 */
public record VerificationRequest(
    Input input,
    Optional<String> format,
    HolderBinding holderBinding,
    Policy policy,
    Optional<RulesDemand> rules) {

  /** A request without business rules. */
  public VerificationRequest(
      Input input, Optional<String> format, HolderBinding holderBinding, Policy policy) {
    this(input, format, holderBinding, policy, Optional.empty());
  }

  /** A request for any format, without a proof by the holder and without further demands. */
  public static VerificationRequest of(String input) {
    return new VerificationRequest(
        new Input(input), Optional.empty(), new HolderBinding.NotRequired(), Policy.NONE);
  }

  /** The same request, with this proof demanded from the holder. */
  public VerificationRequest boundTo(HolderBinding expected) {
    return new VerificationRequest(input, format, expected, policy, rules);
  }

  /** The same request, under this policy. */
  public VerificationRequest under(Policy demands) {
    return new VerificationRequest(input, format, holderBinding, demands, rules);
  }

  /** The same request, under these business rules too. */
  public VerificationRequest under(RulesDemand demand) {
    return new VerificationRequest(input, format, holderBinding, policy, Optional.of(demand));
  }
}

package dev.assay.sdjwt;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.crypto.Crypto;
import java.util.List;
import java.util.stream.Stream;

/**
 * The formats {@code dc+sd-jwt} (SD-JWT VC draft-18) and {@code sd-jwt} (any other SD-JWT, RFC
 * 9901).
 *
 * <p>Recognised: text with a tilde, or a JSON serialization of a JWS. Whether it is an SD-JWT VC is
 * read from the {@code typ} header, which is a claim of the sender like everything else.
 */
public final class SdJwtFormat implements CredentialFormat {

  private final Kind kind;
  private final Crypto crypto;
  private final Limits limits;
  private final List<Rule> rules;

  private SdJwtFormat(Kind kind, Crypto crypto, Limits limits) {
    this.kind = kind;
    this.crypto = crypto;
    this.limits = limits;
    this.rules = kind.rules();
  }

  /** The format {@code dc+sd-jwt}. */
  public static SdJwtFormat vc(Crypto crypto, Limits limits) {
    return new SdJwtFormat(Kind.VC, crypto, limits);
  }

  /** The format {@code sd-jwt}. */
  public static SdJwtFormat plain(Crypto crypto, Limits limits) {
    return new SdJwtFormat(Kind.PLAIN, crypto, limits);
  }

  @Override
  public String id() {
    return kind.id;
  }

  @Override
  public List<Rule> rules() {
    return rules;
  }

  @Override
  public boolean recognises(Input input) {
    return TypePeek.peek(input)
        .filter(kind == Kind.VC ? TypePeek::isVc : type -> !TypePeek.isVc(type))
        .isPresent();
  }

  @Override
  public List<Presentation> parse(Input input, HolderBinding expected, Checks checks) {
    SdJwt token = new SdJwtReader(limits, checks).read(input);
    return List.of(SdJwtPresentation.of(token, kind, crypto, limits, checks));
  }

  /** Which of the two formats. */
  enum Kind {
    VC("dc+sd-jwt"),
    PLAIN("sd-jwt");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    private List<Rule> rules() {
      Stream<Rule> vc = this == VC ? Stream.of(SdJwtVcRule.values()) : Stream.of();
      return Stream.concat(Stream.of(SdJwtRule.values()), vc).toList();
    }
  }
}

package dev.assay.server.presentation;

import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.openid4vp.CredentialQuery.Binding;
import dev.assay.server.openid4vp.CredentialSet.Need;
import dev.assay.server.openid4vp.DcqlQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a holder is asked to agree to: {@code transaction_data} of OpenID4VP 1.0, 5.1 and 8.4. */
final class TransactionData {

  private static final String IDS = "credential_ids";

  private TransactionData() {}

  /**
   * Reads and encodes what a relying party wants agreed to. No answer without that agreement may
   * look like one with it, so that it hangs on one credential, which every answer has and whose
   * holder proves something.
   *
   * @throws FormFault if one names none such, or several, of which a wallet chooses one
   */
  static List<String> encoded(Place place, DcqlQuery query) throws FormFault {
    List<String> encoded = new ArrayList<>();
    for (Place one : place.optionalObjects("transactionData")) {
      one.text("type");
      Set<String> ids = one.texts(IDS);
      if (ids.size() != 1 || !ids.stream().allMatch(id -> agrees(query, id))) {
        throw one.fault(
            IDS,
            "must name one credential of the query that every answer has, with a proof by its"
                + " holder");
      }
      encoded.add(Base64Url.encode(Json.write(one.members()).getBytes(StandardCharsets.UTF_8)));
    }
    return encoded;
  }

  private static boolean agrees(DcqlQuery query, String id) {
    boolean proves =
        query.credential(id).filter(one -> one.binding() == Binding.REQUIRED).isPresent();
    boolean isInEveryAnswer =
        query.credentialSets().isEmpty()
            || query.credentialSets().stream()
                .filter(set -> set.need() == Need.REQUIRED)
                .anyMatch(set -> set.options().stream().allMatch(ids -> ids.contains(id)));
    return proves && isInEveryAnswer;
  }

  /** Those that this credential has to agree to, of ours. */
  static List<String> of(List<String> encoded, String id) {
    return encoded.stream().filter(one -> ids(one).contains(id)).toList();
  }

  private static Set<String> ids(String encoded) {
    try {
      return new Place("", Json.readObject(Base64Url.decode(encoded), JsonLimits.DEFAULT))
          .texts(IDS);
    } catch (Base64UrlException | JsonException | FormFault e) {
      throw new IllegalStateException("only what was written here is ever read", e);
    }
  }
}

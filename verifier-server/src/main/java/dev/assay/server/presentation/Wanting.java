package dev.assay.server.presentation;

import dev.assay.credential.ClaimsPath.Step.Member;
import dev.assay.server.openid4vp.ClaimQuery;
import dev.assay.server.openid4vp.CredentialMeta;
import dev.assay.server.openid4vp.CredentialQuery;
import dev.assay.server.openid4vp.CredentialSet;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.presentation.Asked.Document;
import dev.assay.server.presentation.Asked.Need;
import dev.assay.server.presentation.Asked.Wanted;
import java.util.List;

/** What a query asks for, as far as a resident has to know. */
final class Wanting {

  private Wanting() {}

  static Wanted of(DcqlQuery query) {
    return new Wanted(
        query.credentials().stream().map(Wanting::document).toList(),
        isAllNeeded(query) ? Need.ALL : Need.SOME);
  }

  private static Document document(CredentialQuery credential) {
    return new Document(
        types(credential.meta()),
        credential.claims().stream().map(Wanting::lastName).distinct().toList());
  }

  private static List<String> types(CredentialMeta meta) {
    if (meta instanceof CredentialMeta.Vct vct) {
      return vct.values();
    }
    return meta instanceof CredentialMeta.Doctype doctype
        ? List.of(doctype.value())
        : ((CredentialMeta.Types) meta).values().stream().flatMap(List::stream).distinct().toList();
  }

  /** Elements of arrays have no name of their own. */
  private static String lastName(ClaimQuery claim) {
    return claim.path().steps().stream()
        .filter(Member.class::isInstance)
        .map(step -> ((Member) step).name())
        .reduce((first, second) -> second)
        .orElse("");
  }

  private static boolean isAllNeeded(DcqlQuery query) {
    return query.credentialSets().stream().allMatch(Wanting::isNeeded)
        && query.credentials().stream().allMatch(one -> one.claimSets().size() <= 1);
  }

  private static boolean isNeeded(CredentialSet set) {
    return set.need() == CredentialSet.Need.REQUIRED && set.options().size() == 1;
  }
}

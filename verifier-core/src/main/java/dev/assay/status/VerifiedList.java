package dev.assay.status;

/** A list whose signature holds. When it holds good is asked each time. */
sealed interface VerifiedList permits StatusList, IdentifierList {

  /** About how much memory the list takes. */
  int bytes();
}

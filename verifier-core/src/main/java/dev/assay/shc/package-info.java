/**
 * SMART Health Cards, format {@code smart-health-card}.
 *
 * <p>{@link dev.assay.shc.ShcRule} is the table of contents. The reading order of the code is that
 * of the specification backwards, from what is scanned to the FHIR bundle inside: {@code CardTexts}
 * makes tokens of codes and files, {@code CardReader} takes a token apart (JWS, raw deflate, JSON),
 * {@code ShcPresentation} holds the key and the signature against the rules, and {@code
 * ShcCredential} checks the times and, no earlier than that, what the card says.
 *
 * <p>It says that a record is genuine. It says nothing of who holds it up: name and date of birth
 * have to be matched to another document. And it does not say what the record means, which is
 * medicine.
 */
@NullMarked
package dev.assay.shc;

import org.jspecify.annotations.NullMarked;

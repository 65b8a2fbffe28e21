/**
 * EU Digital COVID Certificates, format {@code eu-dcc}, among them the international NHS COVID
 * Pass.
 *
 * <p>{@link dev.assay.dcc.DccRule} is the table of contents. The reading order of the code is that
 * of HCERT 1.0.8 backwards, from the code that is scanned to the entry inside: {@code DccReader}
 * takes the text apart (context identifier, base45, zlib, COSE, CWT), {@code DccPresentation} tries
 * the keys that the trust list has for its {@code kid}, and {@code DccCredential} checks the times
 * and, no earlier than that, what the certificate says.
 *
 * <p>It says that a certificate is genuine and not past its time. Whether it suffices for
 * something, such as entering a country, is a matter of rules that each country sets for itself,
 * and is none of this room's.
 */
@NullMarked
package dev.assay.dcc;

import org.jspecify.annotations.NullMarked;

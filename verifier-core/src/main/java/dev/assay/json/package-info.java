/**
 * The request and the result as JSON: one shape for the library, the server and the command line.
 *
 * <p>{@link dev.assay.json.RequestReader} reads a request strictly: what it does not know it
 * refuses, with the place and what would be right. {@link dev.assay.json.ResultWriter} writes a
 * result, {@link dev.assay.json.BriefRows} keeps one in brief, {@link
 * dev.assay.json.ProblemDetails} says what is wrong with a request, {@link
 * dev.assay.json.TrustListView} and {@link dev.assay.json.RulesView} show whom a verifier trusts
 * and what it checks.
 */
@NullMarked
package dev.assay.json;

import org.jspecify.annotations.NullMarked;

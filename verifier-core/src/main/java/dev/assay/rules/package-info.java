/**
 * Business rules as data: what a country demands of a health certificate beyond its being genuine.
 *
 * <p>A tour. A {@link dev.assay.rules.RuleList} is an immutable snapshot of the rules and value
 * sets of one operator; {@link dev.assay.rules.RuleListReader} reads it whole or not at all, plain
 * or signed, as trust lists are read. {@link dev.assay.rules.GatewayRules} makes one of what the EU
 * gateway publishes. {@link dev.assay.rules.RuleEvaluator} picks the rules that bind one
 * certificate on one arrival and gives a {@link dev.assay.rules.RuleOutcome} for each: {@code
 * PASSED}, {@code FAILED}, or {@code OPEN} for a rule that gave no answer, which is never a yes.
 * {@link dev.assay.rules.CertLogic} is the language that the rules are written in. {@link
 * dev.assay.rules.BusinessRule} has the rows that all of this leaves in a report, {@link
 * dev.assay.rules.RuleListRule} what a list must be to be used at all.
 *
 * <p>A list, with a rule as the gateway has it (its members are the gateway's, capitals and all):
 *
 * <pre>{@code
 * {
 *   "version": 1,
 *   "id": "entry", "name": "Rules of entry", "sequence": 12,
 *   "issued": "2022-03-01T00:00:00Z", "nextUpdate": "2022-03-08T00:00:00Z", "grace": "P1D",
 *   "provenance": "Downloaded from the national backend on 28 February 2022",
 *   "invalidation": "true-passes",
 *   "valueSets": {"vaccines-covid-19-names": ["EU/1/20/1528", "EU/1/20/1507"]},
 *   "rules": [{
 *     "Identifier": "VR-XX-0001", "Type": "Acceptance", "Country": "XX", "Version": "1.0.0",
 *     "SchemaVersion": "1.0.0", "Engine": "CERTLOGIC", "EngineVersion": "0.7.5",
 *     "CertificateType": "Vaccination",
 *     "Description": [{"lang": "en", "desc": "The vaccine must be on the list of vaccines."}],
 *     "ValidFrom": "2021-07-01T00:00:00Z", "ValidTo": "2030-06-01T00:00:00Z",
 *     "AffectedFields": ["v.0", "v.0.mp"],
 *     "Logic": {"in": [{"var": "payload.v.0.mp"},
 *                      {"var": "external.valueSets.vaccines-covid-19-names"}]}}]
 * }
 * }</pre>
 *
 * <p>Whether a certificate is genuine is no matter of this room, and no rule here can make one
 * acceptable that is not so without it.
 */
@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;

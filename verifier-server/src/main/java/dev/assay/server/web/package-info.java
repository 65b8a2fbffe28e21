/**
 * The pages for people: a form, and the report as a person would want it. They decide nothing; they
 * ask the same question as the API and show the answer. Everything works without JavaScript.
 */
@NullMarked
package dev.assay.server.web;

import org.jspecify.annotations.NullMarked;

package dev.assay.server.config;

/**
 * What residents read, in both languages of Wales.
 *
 * @param english never blank
 * @param welsh never blank
 */
public record LocalText(String english, String welsh) {}

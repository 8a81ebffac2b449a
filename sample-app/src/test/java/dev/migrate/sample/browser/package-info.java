/**
 * The shop as somebody sees it in a browser.
 */
package dev.migrate.sample.browser;

/**
 * Who wants to attend the shop's webinars.
 */
package dev.migrate.sample.webinar;

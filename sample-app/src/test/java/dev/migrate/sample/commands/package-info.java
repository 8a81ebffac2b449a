/**
 * Plays the commands of the packaged shop as text files tell it: what is typed, what is
 * answered.
 */
package dev.migrate.sample.commands;

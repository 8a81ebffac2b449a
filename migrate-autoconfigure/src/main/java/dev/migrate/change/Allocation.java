package dev.migrate.change;

/**
 * How a number that is stored in a table stands for several. The schema does not show it,
 * and who takes the same number for more of them hands some out twice.
 *
 * @param counter what stores the number, in words: {@code numbers (invoice)}
 * @param size how many numbers are handed out for the stored one, which is the last of
 * them
 */
public record Allocation(String counter, long size) {

}

package dev.migrate.sample.order;

/**
 * How far an order has come.
 */
public enum OrderStatus {

	/** Received. */
	PLACED,

	/** Paid for. */
	PAID,

	/** Sent. */
	SHIPPED,

	/** Called off. */
	CANCELLED

}

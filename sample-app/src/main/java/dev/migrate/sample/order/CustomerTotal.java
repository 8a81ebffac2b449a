package dev.migrate.sample.order;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.View;

/**
 * What a customer has bought so far, as the database sums it up.
 */
@Entity
@Immutable
@Table(name = "customer_totals")
@View(query = """
		select o.customer_id, count(distinct o.id) as order_count, max(o.placed_at) as last_placed_at,
		sum(i.quantity * i.unit_price) as total
		from orders o
		join order_items i on i.order_id = o.id
		where o.status <> 'CANCELLED'
		group by o.customer_id""")
@Synchronize({ "orders", "order_items" })
public class CustomerTotal {

	@Id
	private Long customerId;

	private long orderCount;

	private Instant lastPlacedAt;

	private BigDecimal total;

	public Long getCustomerId() {
		return this.customerId;
	}

	public long getOrderCount() {
		return this.orderCount;
	}

	public Instant getLastPlacedAt() {
		return this.lastPlacedAt;
	}

	public BigDecimal getTotal() {
		return this.total;
	}

}

package dev.migrate.sample.order;

import java.math.BigDecimal;

import dev.migrate.sample.catalog.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;

/**
 * A product in an order, at the price of that day.
 */
@Entity
@Table(name = "order_items", indexes = @Index(name = "idx_order_items_product", columnList = "product_id"),
		uniqueConstraints = @UniqueConstraint(name = "uk_order_items_product",
				columnNames = { "order_id", "product_id" }))
@Check(name = "ck_order_items_quantity", constraints = "quantity > 0")
public class OrderItem {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private Long id;

	@ManyToOne(optional = false, fetch = FetchType.LAZY)
	private Order order;

	@ManyToOne(optional = false, fetch = FetchType.LAZY)
	private Product product;

	private int quantity;

	@Column(nullable = false, precision = 12, scale = 2)
	private BigDecimal unitPrice;

	protected OrderItem() {
	}

	OrderItem(Order order, Product product, int quantity) {
		this.order = order;
		this.product = product;
		this.quantity = quantity;
		this.unitPrice = product.getPrice();
	}

	public BigDecimal total() {
		return this.unitPrice.multiply(BigDecimal.valueOf(this.quantity));
	}

	public Product getProduct() {
		return this.product;
	}

	public int getQuantity() {
		return this.quantity;
	}

	public BigDecimal getUnitPrice() {
		return this.unitPrice;
	}

}

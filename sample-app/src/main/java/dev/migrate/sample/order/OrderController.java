package dev.migrate.sample.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.migrate.sample.audit.AuditLog;
import dev.migrate.sample.audit.AuditLogEntry;
import dev.migrate.sample.catalog.Product;
import dev.migrate.sample.catalog.ProductRepository;
import dev.migrate.sample.user.User;
import dev.migrate.sample.user.UserRepository;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/orders")
class OrderController {

	private final OrderRepository orders;

	private final UserRepository users;

	private final ProductRepository products;

	private final AuditLog auditLog;

	private final CustomerTotals totals;

	OrderController(OrderRepository orders, UserRepository users, ProductRepository products, AuditLog auditLog,
			CustomerTotals totals) {
		this.orders = orders;
		this.users = users;
		this.products = products;
		this.auditLog = auditLog;
		this.totals = totals;
	}

	@GetMapping
	List<OrderView> list() {
		return this.orders.findAllByOrderByPlacedAtDesc().stream().map(OrderView::of).toList();
	}

	@GetMapping("/totals")
	List<CustomerTotal> totals() {
		return this.totals.findAll(Sort.by("total").descending());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	OrderView place(@RequestBody @Valid NewOrder request) {
		User customer = this.users.findById(request.customerId()).orElseThrow(() -> unknown("customer"));
		Order order = new Order(customer);
		for (NewItem item : request.items()) {
			Product product = this.products.findBySku(item.sku()).orElseThrow(() -> unknown("product"));
			order.add(product, item.quantity());
		}
		Order placed = this.orders.save(order);
		this.auditLog.save(new AuditLogEntry(customer.getEmail(), "PLACE_ORDER", "order " + placed.getId()));
		return OrderView.of(placed);
	}

	private static ResponseStatusException unknown(String what) {
		return new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, "There is no such " + what);
	}

	record NewOrder(@NotNull Long customerId, @NotEmpty List<@Valid NewItem> items) {
	}

	record NewItem(@NotNull String sku, @Positive int quantity) {
	}

	record OrderView(Long id, String customer, OrderStatus status, Instant placedAt, List<ItemView> items,
			BigDecimal total) {

		static OrderView of(Order order) {
			return new OrderView(order.getId(), order.getCustomer().getEmail(), order.getStatus(), order.getPlacedAt(),
					order.getItems().stream().map(ItemView::of).toList(), order.total());
		}

	}

	record ItemView(String sku, int quantity, BigDecimal unitPrice) {

		static ItemView of(OrderItem item) {
			return new ItemView(item.getProduct().getSku(), item.getQuantity(), item.getUnitPrice());
		}

	}

}

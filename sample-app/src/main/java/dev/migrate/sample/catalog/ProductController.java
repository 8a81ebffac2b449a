package dev.migrate.sample.catalog;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/products")
class ProductController {

	private final ProductRepository products;

	private final CategoryRepository categories;

	ProductController(ProductRepository products, CategoryRepository categories) {
		this.products = products;
		this.categories = categories;
	}

	@GetMapping
	List<ProductView> list(@RequestParam(defaultValue = "ACTIVE") ProductStatus status) {
		return this.products.findByStatusOrderByName(status).stream().map(ProductView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	ProductView create(@RequestBody @Valid NewProduct product) {
		Set<Category> shelves = categoriesNamed(product.categories());
		return ProductView.of(this.products
			.save(new Product(product.sku(), product.name(), product.description(), product.price(), shelves)));
	}

	private Set<Category> categoriesNamed(Set<String> names) {
		Set<Category> found = this.categories.findByNameIn(names);
		Set<String> missing = new HashSet<>(names);
		found.forEach((category) -> missing.remove(category.getName()));
		missing.forEach((name) -> found.add(this.categories.save(new Category(name, null))));
		return found;
	}

	record NewProduct(@NotBlank @Size(max = 32) String sku, @NotBlank @Size(max = 200) String name,
			@Size(max = 2000) String description, @NotNull @PositiveOrZero BigDecimal price, Set<String> categories) {

		NewProduct {
			categories = (categories != null) ? categories : Set.of();
		}

	}

	record ProductView(Long id, String sku, String name, String description, BigDecimal price, ProductStatus status,
			Set<String> categories) {

		static ProductView of(Product product) {
			Set<String> categories = new TreeSet<>();
			product.getCategories().forEach((category) -> categories.add(category.getName()));
			return new ProductView(product.getId(), product.getSku(), product.getName(), product.getDescription(),
					product.getPrice(), product.getStatus(), categories);
		}

	}

}

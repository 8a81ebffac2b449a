package dev.migrate.sample;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class H2ShopTests extends ShopTests {

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		Databases.H2.connect(registry);
	}

}

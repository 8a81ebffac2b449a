package dev.migrate.sample;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PostgreSqlShopTests extends ShopTests {

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		Databases.POSTGRESQL.connect(registry);
	}

}

package dev.migrate.failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					jdbc:postgresql://db:5432/shop?user=shop&password=hush&ssl=true | jdbc:postgresql://db:5432/shop?user=shop&password=******&ssl=true
					jdbc:h2:file:./shop;USER=sa;PASSWORD=hush                       | jdbc:h2:file:./shop;USER=sa;PASSWORD=******
					jdbc:sqlserver://db;databaseName=shop;password=hush;encrypt=true | jdbc:sqlserver://db;databaseName=shop;password=******;encrypt=true
					jdbc:mysql://shop:hush@db:3306/shop                             | jdbc:mysql://shop:******@db:3306/shop
					jdbc:oracle:thin:shop/hush@db:1521/shop                         | jdbc:oracle:thin:shop/******@db:1521/shop
					jdbc:postgresql://db/shop?sslpassword=hush                      | jdbc:postgresql://db/shop?sslpassword=******
					""")
	void hidesPasswordsInUrls(String url, String masked) {
		assertThat(Secrets.mask(url)).isEqualTo(masked);
	}

	/** Whatever a password consists of, and however somebody has put it. */
	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mysql://shop:hu@hush@db:3306/shop", "jdbc:mysql://shop:hush/hush@db:3306/shop",
			"jdbc:mysql://shop:hush?hush@db/shop", "jdbc:mysql://:hush@db/shop",
			"postgres://shop:hush;hush#hush@db:1/s", "jdbc:postgresql://db/shop?password=x,hush)hush&ssl=true",
			"jdbc:postgresql://db/shop?user=a&password='hush", "jdbc:h2:mem:a;PASSWORD=x,hush",
			"jdbc:sqlserver://db;password={x;hush};encrypt=true", "jdbc:sqlserver://db;password={x}}hush};encrypt=true",
			"password=\"hush hush\"", "password = 'hush hush'", "trustStorePassword: hush",
			"while scanning: \n  password: \"hush\n            ^", "{\"password\": \"hush\"}", "  secret: 'hush hush'",
			"aws.credential=hush", "jdbc:postgresql://db/shop?PassWord=hush" })
	void nothingOfThemStays(String text) {
		assertThat(Secrets.mask(text)).contains("******").doesNotContain("hush");
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:file:./data/shop", "jdbc:postgresql://db:5432/shop",
			"relation \"password_resets\" already exists", "jdbc:h2:mem:a;DB_CLOSE_DELAY=-1", "unexpected token: SELEC",
			"FATAL: password authentication failed for user: shop",
			"jdbc:postgresql://db:5432/shop?ApplicationName=a@b", "see http://docs:8080/a and mail ann@example.org",
			"Key (token)=(7) already exists" })
	void leavesOtherTextAlone(String text) {
		assertThat(Secrets.mask(text)).isEqualTo(text);
	}

	@Test
	void hidesThePasswordInADriversMessage() {
		assertThat(Secrets.mask("No suitable driver found for jdbc:postgres://db/shop?password=hush"))
			.isEqualTo("No suitable driver found for jdbc:postgres://db/shop?password=******");
	}

	@Test
	void hasNothingToSayAboutNothing() {
		assertThat(Secrets.mask(null)).isEmpty();
	}

}

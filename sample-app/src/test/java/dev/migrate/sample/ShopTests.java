package dev.migrate.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.migrate.CheckResult;
import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running shop, the same on every engine. That it starts shows that its revisions
 * make what Hibernate's validation asks for.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ShopTests {

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private MigrationService migrations;

	@Test
	void endpointListsEveryChangeSetAsAppliedAndNothingAsPending() {
		JsonNode database = get("/actuator/migrations").at("/contexts/shop/databases/default");
		assertThat(database.path("upToDate").asBoolean()).isTrue();
		assertThat(database.path("pending")).isEmpty();
		assertThat(database.path("unknown")).isEmpty();
		int changeSets = this.migrations.status().revisions().stream().mapToInt(RevisionStatus::changeSets).sum();
		assertThat(database.path("applied")).hasSize(changeSets)
			.allSatisfy(
					(applied) -> assertThat(applied.path("changeLog").asText()).startsWith("db/changelog/changes/"));
	}

	@Test
	void liquibaseEndpointOfSpringBootListsThemToo() {
		JsonNode changeSets = get("/actuator/liquibase").at("/contexts/shop/liquibaseBeans/liquibase/changeSets");
		assertThat(changeSets).hasSameSizeAs(this.migrations.status().applied());
	}

	@Test
	void everyRevisionHasRunCompletely() {
		assertThat(this.migrations.status().revisions()).hasSizeGreaterThanOrEqualTo(4)
			.extracting(RevisionStatus::state)
			.containsOnly(State.APPLIED);
	}

	@Test
	void entitiesChangelogAndDatabaseAreInStep() {
		CheckResult result = this.migrations.check();
		assertThat(result.changes()).isEmpty();
		assertThat(result.questions()).isEmpty();
		assertThat(result.status().pending()).isEmpty();
		assertThat(result.drift()).isEmpty();
		assertThat(result.inStep()).isTrue();
	}

	@Test
	void takesAnOrder() {
		post("/products", """
				{"sku": "TEA-1", "name": "Green tea", "price": 4.50, "categories": ["Tea", "Drinks"]}""");
		JsonNode customer = post("/users", """
				{"email": "ada@example.com", "fullName": "Ada", "address": {"city": "London", "country": "GB"}}""");
		JsonNode order = post("/orders", """
				{"customerId": %s, "items": [{"sku": "TEA-1", "quantity": 2}]}""".formatted(customer.path("id")));
		assertThat(order.path("total").decimalValue()).isEqualByComparingTo("9");
		assertThat(get("/orders").findValuesAsText("customer")).contains("ada@example.com");
		JsonNode totals = get("/orders/totals");
		assertThat(totals).singleElement().satisfies((total) -> {
			assertThat(total.path("customerId")).isEqualTo(customer.path("id"));
			assertThat(total.path("orderCount").asInt()).isOne();
			assertThat(total.path("total").decimalValue()).isEqualByComparingTo("9");
		});
		assertThat(get("/products").findValuesAsText("name")).contains("Green tea");
	}

	@Test
	void keepsOneSeatForEachEmail() {
		post("/webinars/brewing/registrants", """
				{"email": "ada@example.com"}""");
		assertThat(answerTo("/webinars/brewing/registrants", """
				{"email": "ada@example.com"}""").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
	}

	private JsonNode get(String path) {
		return this.rest.getForObject(path, JsonNode.class);
	}

	private JsonNode post(String path, String body) {
		ResponseEntity<JsonNode> answer = answerTo(path, body);
		assertThat(answer.getStatusCode()).as(() -> String.valueOf(answer.getBody())).isEqualTo(HttpStatus.CREATED);
		return answer.getBody();
	}

	private ResponseEntity<JsonNode> answerTo(String path, String body) {
		return this.rest.exchange(RequestEntity.post(path).contentType(MediaType.APPLICATION_JSON).body(body),
				JsonNode.class);
	}

}

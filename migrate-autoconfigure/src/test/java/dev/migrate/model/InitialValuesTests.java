package dev.migrate.model;

import java.util.concurrent.atomic.AtomicReference;

import dev.migrate.model.Applications.RichEntities;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(Lifecycle.PER_CLASS)
class InitialValuesTests {

	private final AtomicReference<@Nullable EntityModel> model = new AtomicReference<>();

	@BeforeAll
	void capture() {
		Applications.commanding(TestDatabases.h2Database())
			.withUserConfiguration(RichEntities.class)
			.run((context) -> this.model.set(context.getBean(ModelCapture.class).source().get()));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			# a boolean, a number and a primitive that nobody initializes
			accounts, active,       true
			cats,     lives,        9
			accounts, level,        0
			# a string, in an embeddable and in a subclass that shares its table
			author,   street,       'Unknown'
			payment,  card,         'none'
			# an enum by name, as text and through the application's converter
			enums,    named,        'HEARTS'
			enums,    text,         'SPADES'
			enums,    converted,    'S'
			""")
	void isTheValueOfTheFieldAsALiteral(String table, String column, String literal) {
		assertThat(initialValue(table, column)).isEqualTo(literal);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# a field without a value, a column that is not mapped, a table that is not mapped
			accounts, nick
			accounts, nothing
			nothing,  nick
			# neither the elements of a collection nor what stands for another entity
			author_awards, street
			author,   mentor_id
			""")
	void isMissingWhereAFieldHasNone(String table, String column) {
		assertThat(initialValue(table, column)).isNull();
	}

	@Test
	void doesNotDependOnTheCaseOfTheNames() {
		EntityModel model = this.model.get();
		assertThat(model).isNotNull();
		assertThat(model.initialValue(new QualifiedName(null, Identifier.delimited("CATS")),
				Identifier.delimited("LIVES")))
			.isEqualTo("9");
	}

	private @Nullable String initialValue(String table, String column) {
		EntityModel model = this.model.get();
		assertThat(model).isNotNull();
		return model.initialValue(QualifiedName.of(table), Identifier.of(column));
	}

}

package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UserType;

import org.jspecify.annotations.Nullable;

/**
 * Changes the values of an enumeration or the attributes of a structured type.
 *
 * @param before the type before
 * @param after the type after, under the same name
 * @param uses the columns that have it
 * @param narrowing what values can be lost or refused, in words, or null if every value
 * fits
 */
public record AlterType(UserType before, UserType after, List<UserType.Use> uses,
		@Nullable String narrowing) implements SchemaChange {

	public AlterType {
		uses = List.copyOf(uses);
	}

	@Override
	public QualifiedName object() {
		return this.after.name();
	}

	@Override
	public Sign sign() {
		return Sign.ALTER;
	}

	@Override
	public String describe() {
		return "Alter type " + this.after.name() + " to " + this.after.content();
	}

	@Override
	public String slug() {
		return "alter_" + this.after.name().name().text();
	}

	@Override
	public Optional<String> loses() {
		return Optional.ofNullable(this.narrowing);
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AlterType(this.after, this.before, this.uses, null));
	}

}

package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.RevisionNaming.Kind;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.UniqueConstraint;

/**
 * Replaces the names that an engine made up by readable ones of our own, so that every
 * engine knows the object by the same name.
 */
public final class ConstraintNaming {

	private static final int LIMIT = 63;

	private final Set<String> taken = new HashSet<>();

	private final KnownColumns columns;

	private final RevisionNaming naming;

	private ConstraintNaming(List<SchemaChange> changes, Schema current, RevisionNaming naming) {
		this.naming = naming;
		this.columns = new KnownColumns(changes, current);
		current.tables().forEach((table) -> SchemaNames.of(table).forEach(this::take));
		current.sequences().forEach((sequence) -> take(sequence.name().name()));
		current.views().forEach((view) -> take(view.name().name()));
	}

	/**
	 * The same steps with names of our own.
	 * @param changes the steps
	 * @param current the schema before them, whose names are taken
	 * @param beans what is asked for names before
	 */
	public static List<SchemaChange> apply(List<SchemaChange> changes, Schema current, RevisionNaming beans) {
		ConstraintNaming naming = new ConstraintNaming(changes, current, beans);
		Set<String> given = SchemaNames.given(changes).stream().map(Identifier::text).collect(Collectors.toSet());
		naming.taken.addAll(given);
		List<SchemaChange> named = new ArrayList<>();
		for (SchemaChange change : changes) {
			SchemaNames.dropped(change)
				.stream()
				.map(Identifier::text)
				.filter((name) -> !given.contains(name))
				.forEach(naming.taken::remove);
			named.add(naming.name(change));
		}
		return named;
	}

	private void take(Identifier name) {
		this.taken.add(name.text().toLowerCase(Locale.ROOT));
	}

	private SchemaChange name(SchemaChange change) {
		if (change instanceof CreateTable create && create.table().primaryKey() != null) {
			PrimaryKey key = name(create.table().name(), Objects.requireNonNull(create.table().primaryKey()));
			return new CreateTable(create.table().withPrimaryKey(key));
		}
		if (change instanceof AddPrimaryKey add) {
			return new AddPrimaryKey(add.table(), name(add.table(), add.primaryKey()));
		}
		if (change instanceof AddUniqueConstraint add) {
			UniqueConstraint unique = add.unique();
			ObjectName name = name(unique.name(), stem(Kind.UNIQUE, add.table(), unique.columns()));
			return new AddUniqueConstraint(add.table(), new UniqueConstraint(name, unique.columns()));
		}
		if (change instanceof AddForeignKey add) {
			ForeignKey key = add.foreignKey();
			ObjectName name = name(key.name(), stem(Kind.FOREIGN_KEY, add.table(), key.columns()));
			return new AddForeignKey(add.table(), new ForeignKey(name, key.columns(), key.referencedTable(),
					key.referencedColumns(), key.onDelete(), key.onUpdate()));
		}
		if (change instanceof AddCheckConstraint add) {
			CheckConstraint check = add.check();
			ObjectName name = name(check.name(), checkStem(add.table(), check));
			return new AddCheckConstraint(add.table(), new CheckConstraint(name, check.expression()));
		}
		if (change instanceof CreateIndex create && create.index().definition() == null) {
			Index index = create.index();
			List<Identifier> columns = index.columns().stream().map(IndexColumn::name).toList();
			ObjectName name = name(index.name(), stem(Kind.INDEX, create.table(), columns));
			return new CreateIndex(create.table(), new Index(name, index.columns(), index.unique(), null));
		}
		return change;
	}

	private PrimaryKey name(QualifiedName table, PrimaryKey key) {
		return new PrimaryKey(name(key.name(), primaryKeyStem(table, key)), key.columns());
	}

	private String primaryKeyStem(QualifiedName table, PrimaryKey key) {
		return given(Kind.PRIMARY_KEY, table, key.columns())
			.orElseGet(() -> standard(Kind.PRIMARY_KEY, table, List.of()));
	}

	private String checkStem(QualifiedName table, CheckConstraint check) {
		List<Identifier> mentioned = this.columns.mentioned(table, check.expression());
		if (mentioned.size() == 1) {
			return stem(Kind.CHECK, table, mentioned);
		}
		return given(Kind.CHECK, table, mentioned).orElseGet(() -> standard(Kind.CHECK, table, List.of()) + "_1");
	}

	private ObjectName name(ObjectName name, String stem) {
		if (name.origin() != ObjectName.Origin.ENGINE) {
			return name;
		}
		String free = shorten(stem);
		for (int number = 2; !this.taken.add(free); number++) {
			free = shorten(stem.replaceFirst("_1$", "") + "_" + number);
		}
		return ObjectName.given(new Identifier(free, false));
	}

	private String stem(Kind kind, QualifiedName table, List<Identifier> columns) {
		return given(kind, table, columns).orElseGet(() -> standard(kind, table, columns));
	}

	private Optional<String> given(Kind kind, QualifiedName table, List<Identifier> columns) {
		return this.naming.constraint(kind, table, columns)
			.filter((name) -> !name.isBlank())
			.map(ConstraintNaming::words);
	}

	private static String standard(Kind kind, QualifiedName table, List<Identifier> columns) {
		StringBuilder stem = new StringBuilder(kind.prefix()).append('_').append(words(table.name().text()));
		columns.forEach((column) -> stem.append('_').append(words(column.text())));
		return stem.toString();
	}

	private static String words(String name) {
		return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
	}

	private static String shorten(String stem) {
		if (stem.length() <= LIMIT) {
			return stem;
		}
		String hash = "_%08x".formatted(stem.hashCode());
		return stem.substring(0, LIMIT - hash.length()) + hash;
	}

}

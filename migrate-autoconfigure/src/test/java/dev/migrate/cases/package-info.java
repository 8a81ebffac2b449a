/**
 * The difference cases that users of Django, Alembic and EF Core know, each played whole
 * on every engine: version 1 with rows in it, the revision for version 2, forward, back
 * and forward again. {@link dev.migrate.cases.Case} says what is asserted for each.
 */
@NullMarked
package dev.migrate.cases;

import org.jspecify.annotations.NullMarked;

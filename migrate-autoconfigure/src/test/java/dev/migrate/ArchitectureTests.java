package dev.migrate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The shape of the code, as ARCHITECTURE.md draws it.
 */
@AnalyzeClasses(packages = "dev.migrate", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final DescribedPredicate<JavaClass> HIBERNATE = DescribedPredicate.describe("Hibernate",
			(type) -> type.getPackageName().startsWith("org.hibernate"));

	@ArchTest
	static final ArchRule failureKnowsNobody = onlyUses("failure", "failure");

	@ArchTest
	static final ArchRule filesAreFilesOnly = onlyUses("file", "file");

	@ArchTest
	static final ArchRule schemaIsPlainValues = onlyUses("schema", "schema");

	@ArchTest
	static final ArchRule changeBuildsOnSchema = onlyUses("change", "change", "schema");

	@ArchTest
	static final ArchRule engineKnowsSchemasOnly = onlyUses("engine", "engine", "schema", "failure");

	@ArchTest
	static final ArchRule modelKnowsEnginesAndSchemas = onlyUses("model", "model", "schema", "engine", "failure");

	@ArchTest
	static final ArchRule diffIsPure = onlyUses("diff", "diff", "schema", "change", "failure");

	@ArchTest
	static final ArchRule lintKnowsChangesOnly = onlyUses("lint", "lint", "schema", "change");

	@ArchTest
	static final ArchRule changelogKnowsNoModel = onlyUses("changelog", "changelog", "schema", "change", "engine",
			"failure", "file");

	@ArchTest
	static final ArchRule runningNeedsNoAuthoring = onlyUses("execution", "execution", "changelog", "schema", "change",
			"engine", "failure");

	@ArchTest
	static final ArchRule seedsNeedNoRevisions = onlyUses("seed", "seed", "engine", "schema", "failure");

	@ArchTest
	static final ArchRule rowsNeedNoRevisions = onlyUses("rows", "rows", "engine", "schema", "failure");

	@ArchTest
	static final ArchRule eventsArePlain = onlyUses("event", "event");

	@ArchTest
	static final ArchRule projectKnowsFilesOnly = onlyUses("project", "project", "failure", "file");

	@ArchTest
	static final ArchRule hibernateStaysInModel = noClasses().that()
		.resideOutsideOfPackage("dev.migrate.model..")
		.should()
		.dependOnClassesThat(HIBERNATE)
		.because("everything else must run without Hibernate's schema tooling on the class path");

	@ArchTest
	static final ArchRule frontEndsAreNobodysDependency = noClasses().that()
		.resideOutsideOfPackages("dev.migrate.cli..", "dev.migrate.actuate..", "dev.migrate.console..",
				"dev.migrate.autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.migrate.cli..", "dev.migrate.actuate..", "dev.migrate.console..",
				"dev.migrate.autoconfigure..")
		.because("arrows point from the front ends to the service");

	@ArchTest
	static final ArchRule consoleAsksTheServiceOnly = noClasses().that()
		.resideInAPackage("dev.migrate.console..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.migrate.engine..", "dev.migrate.model..", "dev.migrate.cli..", "dev.migrate.actuate..",
				"dev.migrate.autoconfigure..", "liquibase..")
		.because("a page shows what the service tells");

	@ArchTest
	static final ArchRule autoConfigurationsAreFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
		.allowEmptyShould(true)
		.because("nobody should build on the wiring");

	private static ArchRule onlyUses(String stage, String... allowed) {
		String[] packages = new String[allowed.length];
		for (int i = 0; i < allowed.length; i++) {
			packages[i] = "dev.migrate." + allowed[i] + "..";
		}
		return classes().that()
			.resideInAPackage("dev.migrate." + stage + "..")
			.should()
			.onlyDependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.migrate.."))
				.or(JavaClass.Predicates.resideInAnyPackage(packages)))
			.allowEmptyShould(true)
			.because("each stage knows only the stages before it");
	}

}

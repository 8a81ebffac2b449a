package dev.migrate.autoconfigure;

import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationFailureAnalyzerTests {

	@Test
	void showsWhatHappenedAndWhatToDo() {
		MigrationException failure = new MigrationException("The roof leaks.", "Fetch a bucket.");
		FailureAnalysis analysis = new MigrationFailureAnalyzer()
			.analyze(new BeanCreationException("entityManagerFactory", new IllegalStateException(failure)));
		assertThat(analysis.getDescription()).isEqualTo("The roof leaks.");
		assertThat(analysis.getAction()).isEqualTo("Fetch a bucket.");
	}

	@Test
	void leavesOtherFailuresToOthers() {
		assertThat(new MigrationFailureAnalyzer().analyze(new IllegalStateException())).isNull();
	}

	@Test
	void isKnownToSpringBoot() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, ex) -> {
			}))).hasAtLeastOneElementOfType(MigrationFailureAnalyzer.class);
	}

}

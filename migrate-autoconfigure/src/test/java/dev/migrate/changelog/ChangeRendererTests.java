package dev.migrate.changelog;

import java.util.Set;

import dev.migrate.change.SchemaChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeRendererTests {

	@Test
	void rendersEveryKindOfChange() {
		assertThat(new ChangeRenderer().kinds()).isEqualTo(Set.of(SchemaChange.class.getPermittedSubclasses()));
	}

}

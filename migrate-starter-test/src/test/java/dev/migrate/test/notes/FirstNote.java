package dev.migrate.test.notes;

import dev.migrate.Seeder;

import org.springframework.stereotype.Component;

/**
 * What a test of migrations may need.
 */
@Component
public class FirstNote implements Seeder {

	@Override
	public void seed() {
	}

}

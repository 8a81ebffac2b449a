package dev.migrate.sample;

import dev.migrate.event.MigrationEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

@Component
class Announcer implements ApplicationListener<MigrationEvent.RevisionApplied> {

	@Override
	public void onApplicationEvent(MigrationEvent.RevisionApplied event) {
		System.out.println(event.getRevision() + " took " + event.getDuration());
	}

}

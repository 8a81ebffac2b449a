package dev.migrate.changelog;

import java.util.List;
import java.util.stream.Stream;

import liquibase.changelog.DatabaseChangeLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChangelogTests {

	private static final Changelog CHANGELOG = changelog("20261120_100000_initial", "20261121_020355_add_phone",
			"20261121_020400_add_email");

	@Test
	void findsARevisionByItsId() {
		assertThat(CHANGELOG.revision("20261121_020355_add_phone").id()).isEqualTo("20261121_020355_add_phone");
	}

	@Test
	void findsARevisionByAUniqueBeginning() {
		assertThat(CHANGELOG.revision("20261120").id()).isEqualTo("20261120_100000_initial");
	}

	@Test
	void prefersAnIdToABeginning() {
		assertThat(changelog("a", "ab").revision("a").id()).isEqualTo("a");
	}

	@Test
	void findsTheNewest() {
		assertThat(CHANGELOG.revision("head").id()).isEqualTo("20261121_020400_add_email");
		assertThat(CHANGELOG.head()).map(Revision::id).contains("20261121_020400_add_email");
	}

	@Test
	void namesTheCandidatesOfAnAmbiguousBeginning() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> CHANGELOG.revision("20261121"))
			.withMessage("More than one revision begins with '20261121'")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("""
					Use more of the name:
					  20261121_020355_add_phone
					  20261121_020400_add_email"""));
	}

	@Test
	void offersNearMatches() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> CHANGELOG.revision("add_fone"))
			.withMessage("Can't locate revision identified by 'add_fone'")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("""
					Did you mean:
					  20261121_020355_add_phone
					showmigrations lists all revisions."""));
	}

	@Test
	void offersTheListWithoutNearMatches() {
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> CHANGELOG.revision("something entirely different"))
			.withMessage("Can't locate revision identified by 'something entirely different'")
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo("showmigrations lists the revisions."));
	}

	@Test
	void saysWhenThereIsNoRevisionAtAll() {
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> Changelog.missing().revision("head"))
			.withMessage("Can't locate revision identified by 'head'")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("There are no revisions yet; makemigrations writes the first one."));
	}

	private static Changelog changelog(String... ids) {
		List<Revision> revisions = Stream.of(ids)
			.map((id) -> new Revision(id, id + ".yaml", null, null, null, true, List.of()))
			.toList();
		return new Changelog(true, revisions, new DatabaseChangeLog(""));
	}

}

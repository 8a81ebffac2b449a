package dev.migrate.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.CheckResult;
import dev.migrate.GenerateRequest;
import dev.migrate.GenerateResult;
import dev.migrate.MigrateRequest;
import dev.migrate.RollbackRequest;
import dev.migrate.change.AlterAllocation;
import dev.migrate.change.SchemaChange;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.Parameter;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Allocation sizes of generators whose numbers are in a table, where the schema does not
 * show them. Hibernate itself hands out the numbers, before and after.
 */
class AllocationSizeTests {

	@TempDir
	private Path module;

	@CaseTest
	@DisplayName("allocation size of a table generator raised: no number is handed out twice")
	void raised(String engine) {
		play(engine, Twenty.class, Ticket::twenty, Fifty.class, Ticket::fifty);
	}

	@CaseTest
	@DisplayName("allocation size of a table generator lowered: no number is handed out twice")
	void lowered(String engine) {
		play(engine, Fifty.class, Ticket::fifty, Twenty.class, Ticket::twenty);
	}

	@CaseTest
	@DisplayName("allocation size of a table generator raised from one")
	void raisedFromOne(String engine) {
		play(engine, One.class, Ticket::one, Fifty.class, Ticket::fifty);
	}

	@CaseTest
	@DisplayName("allocation size of a sequence raised: no number is handed out twice")
	void ofSequenceRaised(String engine) {
		playOnRows(engine, SequenceOfTwenty.class, Ticket::sequenceOfTwenty, SequenceOfFifty.class,
				Ticket::sequenceOfFifty);
	}

	@CaseTest
	@DisplayName("allocation size of a sequence lowered: no number is handed out twice")
	void ofSequenceLowered(String engine) {
		playOnRows(engine, SequenceOfFifty.class, Ticket::sequenceOfFifty, SequenceOfTwenty.class,
				Ticket::sequenceOfTwenty);
	}

	@CaseTest
	@DisplayName("allocation size that a changelog of somebody's own does not tell: the next revision makes sure")
	void unknown(String engine) {
		DataSource database = TestDatabases.create(engine);
		Version one = new Version(Twenty.class);
		one.service(database, this.module, (service) -> {
			service.generate(GenerateRequest.of("Version"));
			forgetAllocations();
			return service.migrate(MigrateRequest.head());
		});
		List<Long> used = new ArrayList<>();
		persist(one, database, Ticket::twenty, used);
		assertThat(generate(new Version(Fifty.class), database)).isEmpty();
		Version two = new Version(Fifty.class, Other.class);
		assertThat(generate(two, database)).extracting(SchemaChange::describe)
			.containsExactly("Create table other",
					"Let numbers (ticket) hand out 50 at a time, and go on after those that rows have");
		persist(two, database, Ticket::fifty, used);
		assertThat(used).doesNotHaveDuplicates().allMatch((id) -> id > 0);
		assertThat(generate(new Version(Twenty.class, Other.class), database)).extracting(SchemaChange::describe)
			.containsExactly("Let numbers (ticket) hand out 20 at a time instead of 50");
	}

	@CaseTest
	@DisplayName("allocation size changed together with the name of the table that has the numbers")
	void renamed(String engine) {
		DataSource database = TestDatabases.create(engine);
		Version one = new Version(Twenty.class);
		Version two = new Version(FiftyElsewhere.class);
		generate(one, database);
		List<Long> used = new ArrayList<>();
		persist(one, database, Ticket::twenty, used);
		two.service(database, this.module, (service) -> {
			GenerateRequest request = GenerateRequest.of("Version")
				.withAnswers(Map.of("numbers", "counters"), Map.of(), Set.of());
			assertThat(service.generate(request).changes()).extracting(SchemaChange::describe)
				.containsExactly("Rename table numbers to counters",
						"Let counters (ticket) hand out 50 at a time instead of 20");
			return service.migrate(MigrateRequest.head());
		});
		persist(two, database, Ticket::fiftyElsewhere, used);
		two.service(database, this.module, (service) -> service.rollback(RollbackRequest.steps(1)));
		persist(one, database, Ticket::twenty, used);
		two.service(database, this.module, (service) -> service.migrate(MigrateRequest.head()));
		persist(two, database, Ticket::fiftyElsewhere, used);
		assertThat(used).doesNotHaveDuplicates().isSorted().allMatch((id) -> id > 0);
		assertThat(generate(two, database)).isEmpty();
	}

	@CaseTest
	@DisplayName("tables that hand out numbers dropped: undone, no number is handed out twice")
	void dropped(String engine) {
		DataSource database = TestDatabases.create(engine);
		Version one = new Version(Twenty.class, Coupon.class);
		Version two = new Version(Twenty.class, Coupon.class, Voucher.class);
		Version three = new Version(AssignedTicket.class, AssignedVoucher.class, AssignedCoupon.class);
		generate(one, database);
		generate(two, database);
		List<Long> tickets = new ArrayList<>();
		List<Long> vouchers = new ArrayList<>();
		List<Long> coupons = new ArrayList<>();
		persist(two, database, Ticket::twenty, tickets);
		persist(two, database, Voucher::new, vouchers);
		persist(two, database, Coupon::new, coupons);
		assertThat(generate(three, database)).extracting(SchemaChange::describe)
			.containsExactlyInAnyOrder("Drop table coupon_numbers", "Drop table numbers");
		new JdbcTemplate(database).execute("insert into ticket (id) values (1000)");
		tickets.add(1000L);
		two.service(database, this.module,
				(service) -> service.rollback(RollbackRequest.steps(1).withDataLossAllowed()));
		persist(two, database, Ticket::twenty, tickets);
		persist(two, database, Voucher::new, vouchers);
		persist(two, database, Coupon::new, coupons);
		assertThat(tickets).hasSize(281).doesNotHaveDuplicates().isSorted();
		assertThat(vouchers).hasSize(280).doesNotHaveDuplicates().isSorted();
		assertThat(coupons).hasSize(280).doesNotHaveDuplicates().isSorted();
	}

	/**
	 * Where nothing else tells them apart but what somebody has written.
	 */
	private void forgetAllocations() {
		Path changes = this.module.resolve("src/main/resources/db/changelog/changes");
		try (Stream<Path> files = Files.list(changes)) {
			for (Path file : files.toList()) {
				Files.writeString(file, Files.readString(file).replaceAll("-- Numbers of .*", "-- By somebody"));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The numbers go on where they have been, also if the rows have been deleted since.
	 */
	private void play(String engine, Class<?> before, Supplier<Object> first, Class<?> after, Supplier<Object> then) {
		DataSource database = TestDatabases.create(engine);
		Version one = new Version(before);
		Version two = new Version(after);
		generate(one, database);
		List<Long> used = new ArrayList<>();
		persist(one, database, first, used);
		new JdbcTemplate(database).execute("delete from ticket where id > 2");
		assertThat(generate(two, database)).singleElement().isInstanceOf(AlterAllocation.class);
		persist(two, database, then, used);
		two.service(database, this.module, (service) -> service.rollback(RollbackRequest.steps(1)));
		persist(one, database, first, used);
		two.service(database, this.module, (service) -> service.migrate(MigrateRequest.head()));
		persist(two, database, then, used);
		assertThat(used).doesNotHaveDuplicates().isSorted().allMatch((id) -> id > 0);
		List<SchemaChange> nothing = generate(two, database);
		assertThat(nothing).isEmpty();
	}

	private void playOnRows(String engine, Class<?> before, Supplier<Object> first, Class<?> after,
			Supplier<Object> then) {
		DataSource database = TestDatabases.create(engine);
		Version one = new Version(before);
		Version two = new Version(after);
		generate(one, database);
		List<Long> used = new ArrayList<>();
		persist(one, database, first, used);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.execute("delete from ticket where id > 2");
		assertThat(generate(two, database)).isNotEmpty();
		persist(two, database, then, used);
		jdbc.execute("delete from ticket where id > 2");
		two.service(database, this.module, (service) -> service.rollback(RollbackRequest.steps(1)));
		persist(one, database, first, used);
		jdbc.execute("delete from ticket where id > 2");
		two.service(database, this.module, (service) -> service.migrate(MigrateRequest.head()));
		persist(two, database, then, used);
		assertThat(used).doesNotHaveDuplicates().isSorted().allMatch((id) -> id > 0);
	}

	/** Twice, as two processes do it one after the other. */
	private static void persist(Version version, DataSource database, Supplier<Object> ticket, List<Long> used) {
		for (int process = 0; process < 2; process++) {
			List<Object> tickets = new ArrayList<>();
			version.transaction(database, (entities) -> {
				for (int i = 0; i < 70; i++) {
					Object next = ticket.get();
					entities.persist(next);
					tickets.add(next);
				}
			});
			tickets.forEach((next) -> used.add(((Ticket) next).number()));
		}
	}

	private List<SchemaChange> generate(Version version, DataSource database) {
		return version.service(database, this.module, (service) -> {
			GenerateResult generated = service.generate(GenerateRequest.of("Version"));
			service.migrate(MigrateRequest.head());
			CheckResult check = service.check();
			assertThat(check.changes()).isEmpty();
			assertThat(check.drift()).isEmpty();
			return generated.changes();
		});
	}

	interface Ticket {

		Long number();

		static Object one() {
			return new One();
		}

		static Object twenty() {
			return new Twenty();
		}

		static Object fifty() {
			return new Fifty();
		}

		static Object fiftyElsewhere() {
			return new FiftyElsewhere();
		}

		static Object sequenceOfTwenty() {
			return new SequenceOfTwenty();
		}

		static Object sequenceOfFifty() {
			return new SequenceOfFifty();
		}

	}

	@Entity(name = "Ticket")
	static class One implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "tickets")
		@TableGenerator(name = "tickets", table = "numbers", pkColumnValue = "ticket", allocationSize = 1)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	@Entity(name = "Ticket")
	static class Twenty implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "tickets")
		@TableGenerator(name = "tickets", table = "numbers", pkColumnValue = "ticket", allocationSize = 20)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	@Entity(name = "Ticket")
	static class Fifty implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "tickets")
		@TableGenerator(name = "tickets", table = "numbers", pkColumnValue = "ticket", allocationSize = 50)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	/** Its row comes when the first number is wanted: the table is there already. */
	@Entity(name = "Voucher")
	static class Voucher implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "vouchers")
		@TableGenerator(name = "vouchers", table = "numbers", pkColumnValue = "voucher", allocationSize = 50)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	/** Hibernate does not put this row back: it finds none and fails. */
	@Entity(name = "Coupon")
	@SuppressWarnings("deprecation")
	static class Coupon implements Ticket {

		@Id
		@GeneratedValue(generator = "coupons")
		@GenericGenerator(name = "coupons", type = SequenceStyleGenerator.class,
				parameters = { @Parameter(name = "force_table_use", value = "true"),
						@Parameter(name = "sequence_name", value = "coupon_numbers"),
						@Parameter(name = "increment_size", value = "10") })
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	@Entity(name = "Ticket")
	static class AssignedTicket {

		@Id
		Long id;

	}

	@Entity(name = "Voucher")
	static class AssignedVoucher {

		@Id
		Long id;

	}

	@Entity(name = "Coupon")
	static class AssignedCoupon {

		@Id
		Long id;

	}

	@Entity(name = "Other")
	static class Other {

		@Id
		Long id;

	}

	@Entity(name = "Ticket")
	static class FiftyElsewhere implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "tickets")
		@TableGenerator(name = "tickets", table = "counters", pkColumnValue = "ticket", allocationSize = 50)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	@Entity(name = "Ticket")
	static class SequenceOfTwenty implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tickets")
		@SequenceGenerator(name = "tickets", sequenceName = "ticket_seq", allocationSize = 20)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

	@Entity(name = "Ticket")
	static class SequenceOfFifty implements Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tickets")
		@SequenceGenerator(name = "tickets", sequenceName = "ticket_seq", allocationSize = 50)
		Long id;

		@Override
		public Long number() {
			return this.id;
		}

	}

}

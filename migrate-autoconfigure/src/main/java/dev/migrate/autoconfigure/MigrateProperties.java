package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.GenerationSettings.Reference;
import dev.migrate.actuate.MigrationCondition;
import dev.migrate.changelog.ChangelogFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code spring.liquibase} lacks: how revisions are written, and what happens at
 * startup.
 */
@ConfigurationProperties("app.migrate")
public class MigrateProperties {

	/**
	 * Whether to migrate the database with revisions. Off leaves Spring Boot's own
	 * Liquibase behaviour.
	 */
	private boolean enabled = true;

	/**
	 * Whether to run what is pending at startup, before JPA starts. Off starts without
	 * touching the database and says what is pending.
	 */
	private boolean autoApply = true;

	/**
	 * Whether to write a revision at startup when the entities have moved on. Meant for
	 * development; what could lose data, or has to be decided, is left to a command.
	 */
	private boolean autoGenerate = false;

	/**
	 * Whether the startup run may apply change sets that can lose rows or values.
	 */
	private boolean allowDestructive = true;

	/**
	 * What to do at startup when the entities and the changelog differ.
	 */
	private CheckOnStartup checkOnStartup = CheckOnStartup.OFF;

	/**
	 * Directory that revisions are written to, relative to the application's module. Its
	 * files take precedence over those of the class path.
	 */
	private String directory = "src/main/resources/db/changelog/changes";

	/**
	 * Format of revisions. Formatted SQL is written for the engines in "targets" alone.
	 */
	private ChangelogFormat format = ChangelogFormat.YAML;

	private final FastPath fastPath = new FastPath();

	/**
	 * Author of the change sets.
	 */
	private String author = "migrate";

	/**
	 * Labels of the change sets.
	 */
	private List<String> labels = new ArrayList<>();

	/**
	 * Contexts in which the change sets run. Without any, they run in all.
	 */
	private List<String> contexts = new ArrayList<>();

	/**
	 * Comment of the change sets, in which "{message}" and "{revision}" stand for the
	 * revision's.
	 */
	private @Nullable String comment;

	/**
	 * Names of revision files: "{timestamp}", by which they are ordered, then "{slug}",
	 * which is made of the message.
	 */
	private String fileName = "{timestamp}_{slug}";

	/**
	 * Engines that revisions are written for besides the connected one, by Liquibase's
	 * short names.
	 */
	private List<String> targets = new ArrayList<>();

	/**
	 * What the entities are compared with.
	 */
	private Reference reference = Reference.CHANGELOG;

	/**
	 * What was renamed, for revisions that are written without asking:
	 * "users.name=full_name" for a column, "author=writer" for a table.
	 */
	private List<String> renames = new ArrayList<>();

	/**
	 * Tables, sequences and views that count, as patterns of their names: "shop_*",
	 * "crm.*". All of them by default.
	 */
	private List<String> include = new ArrayList<>();

	/**
	 * Tables, sequences and views that do not count, whether entities map them or not, as
	 * patterns of their names.
	 */
	private List<String> exclude = new ArrayList<>();

	private final Shadow shadow = new Shadow();

	/**
	 * How long a statement of a revision may wait for a lock that somebody else holds,
	 * before it gives up and is tried again. If it is not set, as long as the server lets
	 * it. PostgreSQL, MariaDB and H2 only.
	 */
	private @Nullable Duration lockTimeout;

	/**
	 * How often a change set is run or undone again that has waited for a lock in vain,
	 * after a pause that grows.
	 */
	private int lockRetries = 10;

	/**
	 * How long a statement of a revision may take. If it is not set, as long as the
	 * server lets it. PostgreSQL, MariaDB and H2 only.
	 */
	private @Nullable Duration statementTimeout;

	private final Lock lock = new Lock();

	private final Backup backup = new Backup();

	private final Health health = new Health();

	private final Lint lint = new Lint();

	private final Cli cli = new Cli();

	private final Console console = new Console();

	private final Tenants tenants = new Tenants();

	/**
	 * Databases beside the application's own, by their names. Each has a changelog, a
	 * history and, if it likes, entities of its own.
	 */
	private final Map<String, Database> databases = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isAutoApply() {
		return this.autoApply;
	}

	public void setAutoApply(boolean autoApply) {
		this.autoApply = autoApply;
	}

	public boolean isAutoGenerate() {
		return this.autoGenerate;
	}

	public void setAutoGenerate(boolean autoGenerate) {
		this.autoGenerate = autoGenerate;
	}

	public boolean isAllowDestructive() {
		return this.allowDestructive;
	}

	public void setAllowDestructive(boolean allowDestructive) {
		this.allowDestructive = allowDestructive;
	}

	public CheckOnStartup getCheckOnStartup() {
		return this.checkOnStartup;
	}

	public void setCheckOnStartup(CheckOnStartup checkOnStartup) {
		this.checkOnStartup = checkOnStartup;
	}

	public String getDirectory() {
		return this.directory;
	}

	public void setDirectory(String directory) {
		this.directory = directory;
	}

	public ChangelogFormat getFormat() {
		return this.format;
	}

	public void setFormat(ChangelogFormat format) {
		this.format = format;
	}

	public List<String> getLabels() {
		return this.labels;
	}

	public void setLabels(List<String> labels) {
		this.labels = labels;
	}

	public List<String> getContexts() {
		return this.contexts;
	}

	public void setContexts(List<String> contexts) {
		this.contexts = contexts;
	}

	public @Nullable String getComment() {
		return this.comment;
	}

	public void setComment(@Nullable String comment) {
		this.comment = comment;
	}

	public FastPath getFastPath() {
		return this.fastPath;
	}

	public String getAuthor() {
		return this.author;
	}

	public void setAuthor(String author) {
		this.author = author;
	}

	public String getFileName() {
		return this.fileName;
	}

	public void setFileName(String fileName) {
		this.fileName = fileName;
	}

	public List<String> getTargets() {
		return this.targets;
	}

	public void setTargets(List<String> targets) {
		this.targets = targets;
	}

	public Reference getReference() {
		return this.reference;
	}

	public void setReference(Reference reference) {
		this.reference = reference;
	}

	public List<String> getInclude() {
		return this.include;
	}

	public void setInclude(List<String> include) {
		this.include = include;
	}

	public List<String> getExclude() {
		return this.exclude;
	}

	public void setExclude(List<String> exclude) {
		this.exclude = exclude;
	}

	public List<String> getRenames() {
		return this.renames;
	}

	public void setRenames(List<String> renames) {
		this.renames = renames;
	}

	public Shadow getShadow() {
		return this.shadow;
	}

	public @Nullable Duration getLockTimeout() {
		return this.lockTimeout;
	}

	public void setLockTimeout(@Nullable Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
	}

	public int getLockRetries() {
		return this.lockRetries;
	}

	public void setLockRetries(int lockRetries) {
		this.lockRetries = lockRetries;
	}

	public @Nullable Duration getStatementTimeout() {
		return this.statementTimeout;
	}

	public void setStatementTimeout(@Nullable Duration statementTimeout) {
		this.statementTimeout = statementTimeout;
	}

	public Lock getLock() {
		return this.lock;
	}

	public Backup getBackup() {
		return this.backup;
	}

	public Health getHealth() {
		return this.health;
	}

	public Lint getLint() {
		return this.lint;
	}

	public Console getConsole() {
		return this.console;
	}

	public Cli getCli() {
		return this.cli;
	}

	public Tenants getTenants() {
		return this.tenants;
	}

	public Map<String, Database> getDatabases() {
		return this.databases;
	}

	/**
	 * What to do at startup when the entities and the changelog differ.
	 */
	public enum CheckOnStartup {

		/** Do not look. */
		OFF,

		/** Log what differs. */
		WARN,

		/** Do not start. */
		FAIL

	}

	/**
	 * Starting where nothing is pending.
	 */
	public static class FastPath {

		/**
		 * Whether a start begins by comparing changelog and history with what they were
		 * when nothing was pending, and leaves Liquibase out if they still are.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * The lock that makes a process the only one that migrates.
	 */
	public static class Lock {

		/**
		 * How long to wait while another process migrates the database. If it is not set,
		 * as long as Liquibase does: liquibase.changelogLockWaitTimeInMinutes, which is 5
		 * minutes.
		 */
		private @Nullable Duration wait;

		public @Nullable Duration getWait() {
			return this.wait;
		}

		public void setWait(@Nullable Duration wait) {
			this.wait = wait;
		}

	}

	/**
	 * The database in which the entities and the changelog are tried out.
	 */
	public static class Shadow {

		/**
		 * JDBC URL of an empty database of the same engine and version, in which things
		 * are tried out. If it is not set, that happens on the application's own server.
		 */
		private @Nullable String url;

		/**
		 * User of the shadow database.
		 */
		private @Nullable String username;

		/**
		 * Password of the shadow database.
		 */
		private @Nullable String password;

		public @Nullable String getUrl() {
			return this.url;
		}

		public void setUrl(@Nullable String url) {
			this.url = url;
		}

		public @Nullable String getUsername() {
			return this.username;
		}

		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

	}

	/**
	 * How databases are backed up.
	 */
	public static class Backup {

		/**
		 * Directory of the backups, relative to the application's module.
		 */
		private String directory = "backups";

		/**
		 * Directory of the engine's programs, such as pg_dump. The PATH is searched if it
		 * is not set.
		 */
		private @Nullable String programs;

		public String getDirectory() {
			return this.directory;
		}

		public void setDirectory(String directory) {
			this.directory = directory;
		}

		public @Nullable String getPrograms() {
			return this.programs;
		}

		public void setPrograms(@Nullable String programs) {
			this.programs = programs;
		}

	}

	/**
	 * What health, info and metrics tell.
	 */
	public static class Health {

		/**
		 * States of a database in which the application is down.
		 */
		private Set<MigrationCondition> down = EnumSet.of(MigrationCondition.PARTIAL, MigrationCondition.UNREACHABLE);

		/**
		 * How long the lock may be held.
		 */
		private Duration lockThreshold = Duration.ofMinutes(10);

		/**
		 * How long what was read of a database is told again before it is read anew.
		 */
		private Duration timeToLive = Duration.ofSeconds(30);

		public Set<MigrationCondition> getDown() {
			return this.down;
		}

		public void setDown(Set<MigrationCondition> down) {
			this.down = down;
		}

		public Duration getLockThreshold() {
			return this.lockThreshold;
		}

		public void setLockThreshold(Duration lockThreshold) {
			this.lockThreshold = lockThreshold;
		}

		public Duration getTimeToLive() {
			return this.timeToLive;
		}

		public void setTimeToLive(Duration timeToLive) {
			this.timeToLive = timeToLive;
		}

	}

	/**
	 * What counts when revisions are looked through for what is dangerous.
	 */
	public static class Lint {

		/**
		 * Codes of rules that do not count, such as "prefer-timestamp-tz".
		 */
		private List<String> ignore = new ArrayList<>();

		/**
		 * From how many rows on a table is so large that somebody may have to wait for
		 * it. Changes of smaller ones are not reported for that. With 0, all of them are.
		 */
		private long largeTableRows = 10_000;

		public List<String> getIgnore() {
			return this.ignore;
		}

		public void setIgnore(List<String> ignore) {
			this.ignore = ignore;
		}

		public long getLargeTableRows() {
			return this.largeTableRows;
		}

		public void setLargeTableRows(long largeTableRows) {
			this.largeTableRows = largeTableRows;
		}

	}

	/**
	 * The pages on which people look at the databases.
	 */
	public static class Console {

		/**
		 * Whether to show the databases and their revisions on a page. Needs Spring MVC
		 * or WebFlux.
		 */
		private boolean enabled = false;

		/**
		 * Address of the page, below the application's own.
		 */
		private String path = "/migrations";

		/**
		 * Roles of which somebody has to have one to see the page, where Spring Security
		 * is there. "*" admits whoever is signed in.
		 */
		private List<String> roles = new ArrayList<>(List.of("ADMIN"));

		/**
		 * Whether revisions may be written from the page. If it is not set, where the
		 * application runs from the classes of a build, as an IDE and "spring-boot:run"
		 * start it.
		 */
		private @Nullable Boolean write;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

		public List<String> getRoles() {
			return this.roles;
		}

		public void setRoles(List<String> roles) {
			this.roles = roles;
		}

		public @Nullable Boolean getWrite() {
			return this.write;
		}

		public void setWrite(@Nullable Boolean write) {
			this.write = write;
		}

	}

	/**
	 * Tenants, where a TenantProvider lists them.
	 */
	public static class Tenants {

		/**
		 * How many tenants are migrated at a time. Each takes a connection.
		 */
		private int parallelism = 4;

		/**
		 * What becomes of a start that could not migrate some of the tenants.
		 */
		private OnFailure onFailure = OnFailure.FAIL;

		public int getParallelism() {
			return this.parallelism;
		}

		public void setParallelism(int parallelism) {
			this.parallelism = parallelism;
		}

		public OnFailure getOnFailure() {
			return this.onFailure;
		}

		public void setOnFailure(OnFailure onFailure) {
			this.onFailure = onFailure;
		}

	}

	/**
	 * What becomes of a start that could not migrate some of the tenants.
	 */
	public enum OnFailure {

		/** It ends, once the others are migrated. */
		FAIL,

		/** It goes on, and the log names them. */
		WARN

	}

	/**
	 * The application as its own command line.
	 */
	public static class Cli {

		/**
		 * Whether a first argument such as "migrate" or "makemigrations" is a command.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * A database beside the application's own. What is not said of it is what is said of
	 * that one.
	 */
	public static class Database extends MigrateProperties {

		/**
		 * Bean name of its DataSource. By default, the database's name followed by
		 * "DataSource".
		 */
		private @Nullable String dataSource;

		/**
		 * Bean name of its entity manager factory. By default, the database's name
		 * followed by "EntityManagerFactory"; without such a bean, it has no entities.
		 */
		private @Nullable String entityManagerFactory;

		/**
		 * Its master changelog. By default, "db.changelog-master.yaml" in a folder of
		 * "db/changelog" that has the database's name.
		 */
		private @Nullable String changeLog;

		/**
		 * How Liquibase runs on it, as "spring.liquibase" says for the application's own
		 * database.
		 */
		private final LiquibaseProperties liquibase = new LiquibaseProperties();

		public @Nullable String getDataSource() {
			return this.dataSource;
		}

		public void setDataSource(@Nullable String dataSource) {
			this.dataSource = dataSource;
		}

		public @Nullable String getEntityManagerFactory() {
			return this.entityManagerFactory;
		}

		public void setEntityManagerFactory(@Nullable String entityManagerFactory) {
			this.entityManagerFactory = entityManagerFactory;
		}

		public @Nullable String getChangeLog() {
			return this.changeLog;
		}

		public void setChangeLog(@Nullable String changeLog) {
			this.changeLog = changeLog;
		}

		public LiquibaseProperties getLiquibase() {
			return this.liquibase;
		}

	}

}

package dev.migrate.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.benchmarks.app.BenchmarkApplication;
import liquibase.util.LiquibaseUtil;
import org.hibernate.dialect.H2Dialect;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;
import org.springframework.core.io.ClassPathResource;

/**
 * What people type in a module to have a difference written: {@code manage} here, the
 * Maven plugin with Liquibase's extension for Hibernate there. Its classes are compiled.
 *
 * @param module the module's directory
 */
record TypedCommands(Path module) {

	/**
	 * The script that {@code migrate init} writes, which knows the class path already:
	 * the module's classes, and jars.
	 */
	StartedApplication manage(Path classes) throws IOException {
		Path script = this.module.resolve("manage");
		Files.writeString(script,
				new ClassPathResource("dev/migrate/project/manage").getContentAsString(StandardCharsets.UTF_8)
					.replace("@MAIN_CLASS@", BenchmarkApplication.class.getName()));
		Files.writeString(this.module.resolve("target/manage.classpath"),
				StartedApplication.classPath(classes, StartedApplication.jars(Variant.STARTER, classes.getParent())));
		return StartedApplication.typed(this.module, "sh", script.toString());
	}

	/**
	 * {@code mvn liquibase:diff}.
	 * @param url the database's
	 * @param written where the difference goes
	 */
	StartedApplication mavenDiff(String url, Path written) throws IOException {
		String reference = "hibernate:spring:" + BenchmarkApplication.class.getPackageName() + "?dialect="
				+ H2Dialect.class.getName() + "&amp;hibernate.physical_naming_strategy="
				+ "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"
				+ "&amp;hibernate.implicit_naming_strategy=" + SpringImplicitNamingStrategy.class.getName();
		Files.writeString(this.module.resolve("pom.xml"), """
				<project xmlns="http://maven.apache.org/POM/4.0.0">
					<modelVersion>4.0.0</modelVersion>
					<parent>
						<groupId>org.springframework.boot</groupId>
						<artifactId>spring-boot-starter-parent</artifactId>
						<version>%1$s</version>
						<relativePath/>
					</parent>
					<groupId>example</groupId>
					<artifactId>model</artifactId>
					<version>1</version>
					<dependencies>
						<dependency>
							<groupId>org.springframework.boot</groupId>
							<artifactId>spring-boot-starter-data-jpa</artifactId>
						</dependency>
						<dependency>
							<groupId>com.h2database</groupId>
							<artifactId>h2</artifactId>
						</dependency>
					</dependencies>
					<build>
						<plugins>
							<plugin>
								<groupId>org.liquibase</groupId>
								<artifactId>liquibase-maven-plugin</artifactId>
								<version>%2$s</version>
								<configuration>
									<url>%3$s;USER=sa</url>
									<username>sa</username>
									<emptyPassword>true</emptyPassword>
									<referenceUrl>%4$s</referenceUrl>
									<changeLogFile>%5$s</changeLogFile>
									<diffChangeLogFile>%5$s</diffChangeLogFile>
								</configuration>
								<dependencies>
									<dependency>
										<groupId>org.liquibase.ext</groupId>
										<artifactId>liquibase-hibernate6</artifactId>
										<version>%2$s</version>
									</dependency>
									<dependency>
										<groupId>org.springframework.boot</groupId>
										<artifactId>spring-boot-starter-data-jpa</artifactId>
										<version>%1$s</version>
									</dependency>
								</dependencies>
							</plugin>
						</plugins>
					</build>
				</project>
				""".formatted(SpringBootVersion.getVersion(), LiquibaseUtil.getBuildVersion(), url, reference,
				written));
		return StartedApplication.typed(this.module, "mvn", "-q", "-B", "-Dliquibase.analytics.enabled=false",
				"liquibase:diff");
	}

}

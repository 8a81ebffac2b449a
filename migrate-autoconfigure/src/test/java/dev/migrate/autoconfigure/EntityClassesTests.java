package dev.migrate.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class EntityClassesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "com.acme.apps.eu.shop", "shop", "acme.shop" })
	void areFoundInEveryPackageThatIsBuiltWithTheApplication(String application) throws Exception {
		Path classes = Files.createDirectory(this.directory.resolve("my classes"));
		compile(classes, application + ".ShopApplication",
				"@org.springframework.boot.autoconfigure.SpringBootApplication public class ShopApplication { }");
		compile(classes, application + ".deep.down.below.Product",
				"@jakarta.persistence.Entity public class Product { @jakarta.persistence.Id Long id; }");
		compile(classes, application + ".deep.Price", "public class Price { }");
		compile(classes, "org.other.stock.Item",
				"@jakarta.persistence.Entity public class Item { @jakarta.persistence.Id Long id; }");
		assertThat(find(application, classes)).containsExactlyInAnyOrder(application + ".deep.down.below.Product",
				"org.other.stock.Item");
	}

	@Test
	void areThoseOfNeighboursInLibrariesToo() throws Exception {
		Path classes = Files.createDirectory(this.directory.resolve("classes"));
		Path library = Files.createDirectory(this.directory.resolve("library"));
		compile(classes, "io.github.ann.shop.ShopApplication",
				"@org.springframework.boot.autoconfigure.SpringBootApplication public class ShopApplication { }");
		compile(library, "io.github.ann.stock.Item",
				"@jakarta.persistence.Entity public class Item { @jakarta.persistence.Id Long id; }");
		compile(library, "io.github.bob.Task",
				"@jakarta.persistence.Entity public class Task { @jakarta.persistence.Id Long id; }");
		assertThat(find("io.github.ann.shop", classes, library)).containsExactly("io.github.ann.stock.Item");
	}

	private static List<String> find(String application, Path... classPath) throws Exception {
		URL[] urls = new URL[classPath.length];
		for (int i = 0; i < classPath.length; i++) {
			urls[i] = classPath[i].toUri().toURL();
		}
		try (URLClassLoader loader = new URLClassLoader(urls, EntityClassesTests.class.getClassLoader());
				GenericApplicationContext context = new GenericApplicationContext()) {
			context.setClassLoader(loader);
			context.registerBean(loader.loadClass(application + ".ShopApplication"));
			context.refresh();
			return List.copyOf(new EntityClasses(context).find(List.of(application)));
		}
	}

	private static void compile(Path classes, String name, String source) throws IOException {
		Path file = Files.createTempDirectory("source").resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
		Files.writeString(file, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + source);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			assertThat(
					compiler
						.getTask(null, files, null,
								List.of("-proc:none", "-d", classes.toString(), "-cp",
										System.getProperty("java.class.path")),
								null, files.getJavaFileObjects(file))
						.call())
				.isTrue();
		}
	}

}

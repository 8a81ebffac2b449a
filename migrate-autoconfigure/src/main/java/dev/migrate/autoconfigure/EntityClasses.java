package dev.migrate.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.ClassFormatException;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * The classes with {@code @Entity} that belong to an application, whether it looks for
 * them or not: all that were built with it, in whatever package they are, and those of
 * its neighbours in libraries.
 */
final class EntityClasses {

	private static final String ENTITY = "jakarta.persistence.Entity";

	/** Below these, the third name tells whose a package is. */
	private static final Set<String> SHARED = Set.of("com.github", "io.github", "com.gitlab", "io.gitlab",
			"org.bitbucket");

	private final ApplicationContext context;

	private final PathMatchingResourcePatternResolver resources;

	private final MetadataReaderFactory classes = new SimpleMetadataReaderFactory();

	EntityClasses(ApplicationContext context) {
		this.context = context;
		this.resources = new PathMatchingResourcePatternResolver(context);
	}

	/**
	 * Their names.
	 * @param scanned the packages that the application looks through
	 */
	Set<String> find(List<String> scanned) {
		Set<String> found = new TreeSet<>();
		try {
			for (String name : this.context.getBeanNamesForAnnotation(SpringBootConfiguration.class)) {
				Class<?> type = this.context.getType(name, false);
				if (type != null) {
					find(root(ClassUtils.getUserClass(type)), found);
				}
			}
			for (String name : scanned) {
				if (!name.isEmpty()) {
					find(neighbours(name), found);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The classes of the application cannot be read", ex);
		}
		return found;
	}

	/** Where the classes are that were built with another one. */
	private static String root(Class<?> type) {
		String path = ClassUtils.convertClassNameToResourcePath(type.getName()) + ClassUtils.CLASS_FILE_SUFFIX;
		String url = String.valueOf(type.getClassLoader().getResource(path));
		return url.endsWith(path) ? url.substring(0, url.length() - path.length()) : neighbours(type.getPackageName());
	}

	private static String neighbours(String name) {
		return "classpath*:" + ClassUtils.convertClassNameToResourcePath(owner(name)) + "/";
	}

	/**
	 * The first names of a package, which its neighbours have as well.
	 */
	static String owner(String name) {
		List<String> names = List.of(name.split("\\."));
		long own = names.size() > 1 && SHARED.contains(names.get(0) + "." + names.get(1)) ? 3 : 2;
		return String.join(".", names.stream().limit(own).toList());
	}

	private void find(String root, Set<String> found) throws IOException {
		for (Resource resource : this.resources.getResources(root + "**/*" + ClassUtils.CLASS_FILE_SUFFIX)) {
			try {
				AnnotationMetadata type = this.classes.getMetadataReader(resource).getAnnotationMetadata();
				if (type.hasAnnotation(ENTITY)) {
					found.add(type.getClassName());
				}
			}
			catch (ClassFormatException ex) {
				// Of a newer Java, which Hibernate could not read either
			}
		}
	}

}

package dev.migrate.project;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Starts an application of which only the libraries are on the JVM's class path, and the
 * classes of the project are not: the JVM takes classes from an archive (class data
 * sharing) only if there are nothing but jars on its path.
 */
public final class ProjectLauncher {

	/** The system property that names the directories of the project's classes. */
	static final String CLASSES = "migrate.classes";

	private ProjectLauncher() {
	}

	/**
	 * Calls the application's {@code main} method.
	 * @param args the name of its class, and the arguments for it
	 * @throws Throwable whatever that one throws
	 */
	public static void main(String[] args) throws Throwable {
		ClassLoader classes = new ProjectClassLoader(System.getProperty(CLASSES),
				ProjectLauncher.class.getClassLoader());
		Thread.currentThread().setContextClassLoader(classes);
		Method main = Class.forName(args[0], false, classes).getDeclaredMethod("main", String[].class);
		main.setAccessible(true);
		try {
			main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}

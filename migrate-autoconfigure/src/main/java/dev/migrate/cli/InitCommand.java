package dev.migrate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.InitResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.util.StringUtils;

/**
 * {@code migrate init}: makes a source tree ready for revisions.
 */
@Command(name = "init",
		description = {
				"Make the source tree ready: the master changelog, the directory of the revisions, "
						+ "the scripts manage and manage.cmd, the import of .env.",
				"Leaves alone what is there already." },
		footer = "  java -jar app.jar migrate init")
class InitCommand extends AbstractCommand {

	private static final String EXPOSURE = "management.endpoints.web.exposure.include";

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	InitCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		InitResult result = this.session.service().init();
		List<String> suggestions = suggestions(result);
		if (this.json) {
			this.session.print(json(result, suggestions));
			return ExitCode.DONE;
		}
		result.created().forEach((path) -> this.session.print("Created " + path));
		result.changed().forEach((path) -> this.session.print("Changed " + path));
		if (result.created().isEmpty() && result.changed().isEmpty()) {
			this.session.print("Everything is there already: " + result.changeLog() + " and " + result.directory());
		}
		suggestions.forEach(this.session::hint);
		this.session.hint("Next: write the first revision with 'makemigrations -m \"Initial\"'.");
		return ExitCode.DONE;
	}

	private List<String> suggestions(InitResult result) {
		List<String> suggestions = new ArrayList<>(result.suggestions());
		if (!exposed()) {
			suggestions.add("To see revisions at /actuator/migrations, add migrations to " + EXPOSURE + ".");
		}
		return suggestions;
	}

	private boolean exposed() {
		Set<String> exposed = StringUtils.commaDelimitedListToSet(this.session.property(EXPOSURE).replace(" ", ""));
		return exposed.contains("migrations") || exposed.contains("*");
	}

	private static Map<String, Object> json(InitResult result, List<String> suggestions) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("changeLog", result.changeLog());
		json.put("directory", result.directory().toString());
		json.put("created", result.created().stream().map(Path::toString).toList());
		json.put("changed", result.changed().stream().map(Path::toString).toList());
		json.put("suggestions", suggestions);
		return json;
	}

}

package dev.migrate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.InitResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate init}: makes a source tree ready for revisions.
 */
@Command(name = "init", description = { "Create the master changelog and the directory of the revisions.",
		"Leaves alone what is there already." }, footer = "  java -jar app.jar migrate init")
class InitCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	InitCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		InitResult result = this.session.service().init();
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("changeLog", result.changeLog());
			json.put("directory", result.directory().toString());
			json.put("created", result.created().stream().map(Path::toString).toList());
			this.session.print(json);
			return ExitCode.DONE;
		}
		result.created().forEach((path) -> this.session.print("Created " + path));
		if (result.created().isEmpty()) {
			this.session.print("Everything is there already: " + result.changeLog() + " and " + result.directory());
		}
		this.session.hint("Next: write the first revision with 'makemigrations -m \"Initial\"'. To see revisions at "
				+ "/actuator/migrations, add migrations to management.endpoints.web.exposure.include.");
		return ExitCode.DONE;
	}

}

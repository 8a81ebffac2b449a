package dev.migrate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class CompletionCommandTests extends CommandTest {

	@TempDir
	private Path directory;

	@Test
	void aShellCompletesCommandsAndOptions() throws IOException, InterruptedException {
		assertThat(run("migrate", "completion", "zsh")).isZero();
		assertThat(run("migrate", "completion", "bash")).isZero();
		Path bash = Path.of("/bin/bash");
		assumeTrue(Files.isExecutable(bash), "There is no bash");
		Path script = Files.writeString(this.directory.resolve("completion"), out());
		assertThat(complete(bash, script, "manage", "migrate", "down")).contains("downgrade");
		assertThat(complete(bash, script, "manage", "migrate", "reset", "--se")).contains("--seed");
	}

	@Test
	void anotherShellIsAMistake() {
		assertThat(run("migrate", "completion", "fish")).isEqualTo(2);
		assertThat(err()).contains("bash, zsh");
	}

	private static String complete(Path bash, Path script, String... words) throws IOException, InterruptedException {
		String list = String.join(" ", words);
		Process process = new ProcessBuilder(bash.toString(), "-c", "source " + script + "; COMP_WORDS=(" + list
				+ "); COMP_CWORD=" + (words.length - 1) + "; _complete_manage; echo \"${COMPREPLY[@]}\"")
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

}

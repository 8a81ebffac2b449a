package dev.migrate.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.OpenQuestion.Backfill;
import dev.migrate.diff.OpenQuestion.Rename;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.diff.RenameCandidate.Kind;

/**
 * What only a person can decide, as fields of a form.
 */
final class QuestionFields {

	private QuestionFields() {
	}

	static Html of(List<OpenQuestion> questions) {
		Map<String, Html> fields = new LinkedHashMap<>();
		for (OpenQuestion question : questions) {
			if (question instanceof Rename rename) {
				renamed(rename.candidate(), fields);
			}
			else if (question instanceof Backfill backfill) {
				String name = GivenAnswers.DEFAULT + backfill.table() + "." + backfill.column().name();
				fields.put(name,
						set(question.text()).add(Html.of("label", "SQL expression, such as 'new' or 0 ",
								Html.of("input")
									.with("type", "text")
									.with("name", name)
									.with("value", backfill.suggestion())
									.flag("required", true))));
			}
			else {
				String name = GivenAnswers.DROP + question.drop().orElseThrow();
				fields.put(name,
						set(question.text()).add(Html.of("label",
								Html.of("input")
									.with("type", "checkbox")
									.with("name", name)
									.with("value", "yes")
									.flag("required", true),
								" Yes")));
			}
		}
		return Html.of("div", fields.values());
	}

	/** What is gone may have become one of several. */
	private static void renamed(RenameCandidate candidate, Map<String, Html> fields) {
		String name = GivenAnswers.RENAME + candidate.from();
		Html set = fields.computeIfAbsent(name, (key) -> set(candidate.from() + " is gone. What became of it?")
			.add(choice(name, GivenAnswers.DROPPED, "It was dropped, with its values")));
		String to = candidate.to();
		String value = (candidate.kind() == Kind.COLUMN) ? to.substring(to.lastIndexOf('.') + 1) : to;
		set.add(choice(name, value, "It was renamed to " + to + ", " + candidate.shape()));
	}

	private static Html choice(String name, String value, String label) {
		return Html.of("label",
				Html.of("input").with("type", "radio").with("name", name).with("value", value).flag("required", true),
				" " + label);
	}

	private static Html set(String question) {
		return Html.of("fieldset", Html.of("legend", question)).css("question");
	}

}

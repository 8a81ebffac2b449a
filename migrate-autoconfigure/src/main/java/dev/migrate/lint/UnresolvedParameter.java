package dev.migrate.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.Step;

/**
 * A parameter that nobody defines stays in the statement as it is.
 */
final class UnresolvedParameter extends StepRule {

	UnresolvedParameter() {
		super("unresolved-parameter");
	}

	private static final Pattern PARAMETER = Pattern.compile("\\$\\{[\\w.-]+}");

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.step() == null) {
			return;
		}
		Step step = site.step().step();
		String text = (step instanceof Step.Sql sql) ? sql.text() : String.valueOf(site.change());
		Matcher parameter = PARAMETER.matcher(text);
		if (parameter.find()) {
			String name = parameter.group().substring(2, parameter.group().length() - 1);
			report.add(this, site, parameter.group(),
					"Nothing defines it for this engine, so it stays in the statement as it is.",
					"- property:\n    name: " + name + "\n    value: <value>\n    dbms: " + report.engine().id()
							+ "\n    global: false");
		}
	}

}

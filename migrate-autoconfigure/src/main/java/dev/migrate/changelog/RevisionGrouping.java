package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * Finds the revisions among the change sets of a changelog.
 */
final class RevisionGrouping {

	private final Function<String, RevisionHeader> headers;

	RevisionGrouping(Function<String, RevisionHeader> headers) {
		this.headers = headers;
	}

	Changelog group(DatabaseChangeLog databaseChangeLog, ChangeSetFilters filters) {
		putAsideOtherEngines(databaseChangeLog, filters);
		checkIdentities(databaseChangeLog.getChangeSets(), filters);
		Map<String, List<ChangeSet>> byFile = new LinkedHashMap<>();
		for (ChangeSet changeSet : databaseChangeLog.getChangeSets()) {
			byFile.computeIfAbsent(file(changeSet), (file) -> new ArrayList<>()).add(changeSet);
		}
		Map<String, String> pathsOfOtherEngines = new LinkedHashMap<>();
		databaseChangeLog.getSkippedChangeSets()
			.stream()
			.filter((changeSet) -> !byFile.containsKey(file(changeSet)))
			.forEach((changeSet) -> pathsOfOtherEngines.put(file(changeSet), changeSet.getFilePath()));
		Predicate<String> repeatable = repeatable(databaseChangeLog);
		Set<String> ids = new HashSet<>();
		List<Revision> revisions = new ArrayList<>();
		inOrder(byFile.keySet(), pathsOfOtherEngines.keySet()).forEach((file) -> {
			List<ChangeSet> changeSets = byFile.getOrDefault(file, List.of());
			String path = changeSets.isEmpty() ? pathsOfOtherEngines.getOrDefault(file, file)
					: changeSets.get(0).getFilePath();
			revisions.add(revision(file, path, changeSets, ids, repeatable.test(file)));
		});
		return new Changelog(true, revisions, databaseChangeLog);
	}

	/**
	 * Liquibase puts aside what is for other engines, but not in formatted SQL.
	 */
	private static void putAsideOtherEngines(DatabaseChangeLog databaseChangeLog, ChangeSetFilters filters) {
		List<ChangeSet> others = databaseChangeLog.getChangeSets()
			.stream()
			.filter((changeSet) -> !filters.isForThisEngine(changeSet))
			.toList();
		databaseChangeLog.getChangeSets().removeAll(others);
		databaseChangeLog.getSkippedChangeSets().addAll(others);
	}

	/**
	 * Files of which every change set is for other engines come where their names belong
	 * among those of the same folder.
	 */
	private static List<String> inOrder(Set<String> files, Set<String> ofOtherEngines) {
		List<String> ordered = new ArrayList<>(files);
		for (String file : ofOtherEngines) {
			int place = 0;
			for (int i = 0; i < ordered.size(); i++) {
				String other = ordered.get(i);
				if (!folder(other).equals(folder(file)) || other.compareTo(file) < 0) {
					place = i + 1;
				}
			}
			ordered.add(place, file);
		}
		return ordered;
	}

	/**
	 * Whether all change sets of a file run again whenever they change, those for other
	 * engines included.
	 */
	private static Predicate<String> repeatable(DatabaseChangeLog databaseChangeLog) {
		Set<String> once = Stream.of(databaseChangeLog.getChangeSets(), databaseChangeLog.getSkippedChangeSets())
			.flatMap(List::stream)
			.filter((changeSet) -> !changeSet.shouldRunOnChange())
			.map(RevisionGrouping::file)
			.collect(Collectors.toSet());
		return (file) -> !once.contains(file);
	}

	private Revision revision(String file, String path, List<ChangeSet> changeSets, Set<String> ids,
			boolean repeatable) {
		RevisionHeader header = this.headers.apply(file);
		String id = ids.add(stem(path)) ? stem(path) : path;
		boolean placed = header.parent() != null || header.created() != null;
		return new Revision(id, path, header.message(), header.parent(), header.created(), header.generated(),
				repeatable && !placed, header.replaces(), changeSets);
	}

	private static void checkIdentities(List<ChangeSet> changeSets, ChangeSetFilters filters) {
		Map<String, ChangeSet> seen = new LinkedHashMap<>();
		for (ChangeSet changeSet : changeSets.stream().filter(filters::accept).toList()) {
			ChangeSet other = seen.put(changeSet.toString(false), changeSet);
			if (other != null) {
				throw ChangelogFailure.duplicate(changeSet,
						Stream.of(file(other), file(changeSet)).distinct().toList());
			}
		}
	}

	private static String file(ChangeSet changeSet) {
		DatabaseChangeLog file = changeSet.getChangeLog();
		return (file != null && file.getPhysicalFilePath() != null) ? file.getPhysicalFilePath()
				: changeSet.getFilePath();
	}

	private static String folder(String path) {
		return path.substring(0, path.lastIndexOf('/') + 1);
	}

	private static String stem(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
	}

}

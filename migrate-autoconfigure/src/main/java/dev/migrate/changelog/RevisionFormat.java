package dev.migrate.changelog;

/**
 * A format in which revisions can be written.
 */
interface RevisionFormat {

	/**
	 * What a file's name ends with, dot included.
	 */
	String suffix();

	/**
	 * The file's text. Same document, same text.
	 */
	String write(RevisionDocument document);

}

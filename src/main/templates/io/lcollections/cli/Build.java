package io.lcollections.cli;

/** What the build knows of itself; in code, because opening the jar for it would cost each start some milliseconds. */
final class Build {
    static final String VERSION = "${project.version}";
    /** {@code unknown} where the sources came without their history. */
    static final String COMMIT = "${git.commit.id.abbrev}";

    private Build() {}
}

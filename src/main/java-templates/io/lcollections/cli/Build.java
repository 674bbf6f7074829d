package io.lcollections.cli;

import java.util.function.UnaryOperator;

/** The version of this build; in code, because opening the jar for it would cost each start some milliseconds. */
public final class Build {
    public static final String VERSION = "${project.version}";

    private Build() {}

    /** The lines of {@code --version}; the commit is {@code unknown} if the sources came without their history. */
    public static String describe(UnaryOperator<String> properties) {
        return "lcollections " + VERSION + " (commit ${git.commit.id.abbrev})\n"
                + properties.apply("java.vm.name") + " " + properties.apply("java.runtime.version") + ", "
                + properties.apply("java.vendor") + "\n"
                + properties.apply("os.name") + " " + properties.apply("os.version") + ", "
                + properties.apply("os.arch") + "\n";
    }
}

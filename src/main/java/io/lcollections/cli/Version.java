package io.lcollections.cli;

import java.util.function.UnaryOperator;

/** Which build this is, and on what it runs. */
final class Version {
    private Version() {}

    /**
     * The lines of {@code --version}.
     *
     * @param properties the system properties of the JVM
     */
    static String text(UnaryOperator<String> properties) {
        return "lcollections " + Build.VERSION + " (commit " + Build.COMMIT + ")\n"
                + properties.apply("java.vm.name") + " " + properties.apply("java.runtime.version") + ", "
                + properties.apply("java.vendor") + "\n"
                + properties.apply("os.name") + " " + properties.apply("os.version") + ", "
                + properties.apply("os.arch") + "\n";
    }
}

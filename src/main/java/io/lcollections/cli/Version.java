package io.lcollections.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * Which build this is.
 *
 * @param number such as {@code 0.1.0}
 * @param commit the abbreviated commit, or {@code unknown} where the sources came without their history
 */
record Version(String number, String commit) {

    /** What the build wrote down of itself. */
    static Version read() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("the build's own properties", broken);
        }
        return new Version(build.getProperty("version"), build.getProperty("commit"));
    }

    /**
     * The lines of {@code --version}.
     *
     * @param properties the system properties of the JVM
     */
    String text(UnaryOperator<String> properties) {
        return "lcollections " + number + " (commit " + commit + ")\n"
                + properties.apply("java.vm.name") + " " + properties.apply("java.runtime.version") + ", "
                + properties.apply("java.vendor") + "\n"
                + properties.apply("os.name") + " " + properties.apply("os.version") + ", "
                + properties.apply("os.arch") + "\n";
    }
}

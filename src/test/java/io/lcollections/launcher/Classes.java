package io.lcollections.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of a run.
 *
 * @param outcome of the program
 * @param sources where the JVM took each class from
 */
record Classes(Outcome outcome, Map<String, String> sources) {
    private static final Pattern LOADED = Pattern.compile("\\[class,load\\] (\\S+) source: (.*)");
    private static final String ARCHIVE = "shared objects file";

    /**
     * Runs a program.
     *
     * @param log made and deleted again; without blanks
     */
    static Classes of(Program program, Path log) throws IOException {
        Outcome outcome = logging(program, log).run();
        return new Classes(outcome, read(log));
    }

    static Program logging(Program program, Path log) {
        return program.env("LCOLLECTIONS_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    }

    /** The sources of what such a program has logged; deletes it. */
    static Map<String, String> read(Path log) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.find()) {
                sources.put(loaded.group(1), loaded.group(2));
            }
        }
        Files.delete(log);
        return sources;
    }

    boolean isArchived(String name) {
        return sources.getOrDefault(name, "").contains(ARCHIVE);
    }

    /** Without the thousands of the JDK. */
    @Override
    public String toString() {
        Map<String, String> ours = new TreeMap<>(sources);
        ours.keySet().removeIf(name -> !isOurs(name));
        return outcome + "\n" + ours;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("io.lcollections.");
    }
}

package io.lcollections.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the build made.
 *
 * @param folder of the launcher and the jar
 */
record Product(Path folder) {
    static final String JAVA_OPTIONS = "LCOLLECTIONS_JAVA_OPTS";

    String launcher() {
        return folder.resolve("lcollections").toString();
    }

    String jar() {
        return folder.resolve("lcollections.jar").toString();
    }

    /**
     * What it runs with.
     *
     * @param javaOptions put behind those that are set where this runs; may be empty
     */
    static Map<String, String> env(Jdk jdk, String... javaOptions) {
        String given = System.getenv().getOrDefault(JAVA_OPTIONS, "");
        String options = Stream.concat(Stream.of(given), Stream.of(javaOptions))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
        return Map.of(
                "LOOPRING_API_KEY",
                "sandbox",
                // No file can be there.
                "XDG_CONFIG_HOME",
                "/dev/null",
                "JAVA_HOME",
                jdk.home().toString(),
                JAVA_OPTIONS,
                options);
    }
}

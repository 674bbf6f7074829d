package io.lcollections.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;

/** The JDKs of this machine that the program promises to run on. */
final class Jdks {
    private static final File USUAL_PLACE = new File("/usr/lib/jvm");
    private static final int LEAST = 17;

    private Jdks() {}

    /** The one that runs the tests, and those where Linux distributions put them; each once. */
    static Set<Path> all() throws IOException {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(Path.of(System.getProperty("java.home")).toRealPath());
        File[] installed = USUAL_PLACE.listFiles();
        for (File folder : installed == null ? new File[0] : installed) {
            Path home = folder.toPath();
            if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(home.resolve("release"))) {
                String first = version(home).replaceFirst("[^0-9].*", "");
                if (Integer.parseInt(first) >= LEAST) {
                    homes.add(home.toRealPath());
                }
            }
        }
        return homes;
    }

    static String version(Path home) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }
}

package io.lcollections.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java to measure with.
 *
 * @param home its folder
 * @param version such as {@code 17.0.15}
 * @param vendor such as {@code Debian}; may be empty
 */
record Jdk(Path home, String version, String vendor) {
    private static final Path USUAL = Path.of("/usr/lib/jvm");
    private static final int LEAST = 17;

    /** The one that runs this. */
    static Jdk running() throws IOException {
        return read(Path.of(System.getProperty("java.home")));
    }

    /**
     * The running one, then those of the property {@code bench.jdks}: their folders with colons between them. Without
     * it, those in /usr/lib/jvm that can run the program, links left out; none of them when it has to be quick.
     */
    static List<Jdk> asked() throws IOException {
        List<Jdk> found = new ArrayList<>(List.of(running()));
        for (Path home : homes(System.getProperty("bench.jdks", ""))) {
            Jdk other = read(home);
            if (found.stream().noneMatch(jdk -> jdk.home.equals(other.home))) {
                found.add(other);
            }
        }
        return found;
    }

    private static List<Path> homes(String property) throws IOException {
        if (!property.isBlank()) {
            return Stream.of(property.split(File.pathSeparator)).map(Path::of).toList();
        }
        if (Boolean.getBoolean("bench.quick") || !Files.isDirectory(USUAL)) {
            return List.of();
        }
        List<Path> able = new ArrayList<>();
        try (Stream<Path> homes = Files.list(USUAL)) {
            for (Path home : homes.sorted().toList()) {
                if (!Files.isSymbolicLink(home) && Files.isExecutable(home.resolve("bin/java")) && isAble(home)) {
                    able.add(home);
                }
            }
        }
        return able;
    }

    private static boolean isAble(Path home) throws IOException {
        String version = released(home, "JAVA_VERSION").replaceAll("\\D.*", "");
        return !version.isEmpty() && Integer.parseInt(version) >= LEAST;
    }

    private static Jdk read(Path home) throws IOException {
        if (!isAble(home)) {
            throw new IOException("no Java of at least " + LEAST + ": " + home);
        }
        return new Jdk(home.toRealPath(), released(home, "JAVA_VERSION"), released(home, "IMPLEMENTOR"));
    }

    /** A value of its file of facts; empty where there is none. */
    private static String released(Path home, String name) throws IOException {
        Path facts = home.resolve("release");
        if (!Files.isReadable(facts)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(facts)) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1).replace("\"", ""))
                    .findFirst()
                    .orElse("");
        }
    }

    String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    @Override
    public String toString() {
        return "Java " + version + (vendor.isEmpty() ? "" : " (" + vendor + ")");
    }
}

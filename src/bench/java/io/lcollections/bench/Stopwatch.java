package io.lcollections.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a command as a process, and tells what it cost with all that it started. */
final class Stopwatch {
    private static final Path GNU_TIME = Path.of("/usr/bin/time");
    private static final double KIB_A_MIB = 1024;
    private static final double NANOS_A_MILLI = 1e6;

    private final Path directory;
    private final boolean countsAll = knowsCost();

    /** @param directory for what the commands print */
    Stopwatch(Path directory) {
        this.directory = directory;
    }

    /** Whether CPU and memory can be told, and not the wall time alone. */
    static boolean knowsCost() {
        return Files.isExecutable(GNU_TIME);
    }

    /** Whether a command of that name can be run. */
    static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** Of the Java that the launcher takes; such as {@code openjdk version "17.0.15" 2025-04-15}. */
    static String javaVersion() throws IOException {
        String home = System.getenv("JAVA_HOME");
        String java = home == null || home.isEmpty() ? "java" : home + "/bin/java";
        Process process =
                new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader()) {
            return reader.readLine();
        }
    }

    /** What the last command printed. */
    Path output() {
        return directory.resolve("out");
    }

    /**
     * A file takes the output instead of /dev/null, for every contender alike, because each output is looked at.
     *
     * @param env added to the environment, of which no setting of the program stays
     * @throws IOException when it exits with another code than 0
     */
    Sample run(List<String> command, Map<String, String> env) throws IOException, InterruptedException {
        Path cost = directory.resolve("cost");
        List<String> timed = new ArrayList<>();
        if (countsAll) {
            timed.addAll(List.of(GNU_TIME.toString(), "-q", "-o", cost.toString(), "-f", "%U %S %M"));
        }
        timed.addAll(command);
        Files.deleteIfExists(output());
        Path errors = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(timed)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output().toFile())
                .redirectError(errors.toFile());
        // What a developer has set in a shell must not decide a benchmark.
        builder.environment().keySet().removeIf(name -> name.startsWith("LCOLLECTIONS_"));
        builder.environment().putAll(env);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        double wall = (System.nanoTime() - start) / NANOS_A_MILLI;
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + String.join(" ", command) + "\n"
                    + Files.readString(errors).strip());
        }
        return sample(wall, cost);
    }

    private Sample sample(double wall, Path cost) throws IOException {
        if (!countsAll) {
            return new Sample(wall, Double.NaN, Double.NaN);
        }
        String[] parts = Files.readString(cost).strip().split(" ");
        double cpu = Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        return new Sample(wall, cpu, Double.parseDouble(parts[2]) / KIB_A_MIB);
    }
}

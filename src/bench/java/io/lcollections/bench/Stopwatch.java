package io.lcollections.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a command as a process, and tells what it cost with all that it started. */
final class Stopwatch {
    private static final double NANOS_A_MILLI = 1e6;

    private final Path directory;
    private final Meter meter;

    /** @param directory for what the commands print */
    Stopwatch(Path directory, Meter meter) {
        this.directory = directory;
        this.meter = meter;
    }

    /** Whether a command of that name can be run. */
    static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** What the last command printed. */
    Path output() {
        return directory.resolve("out");
    }

    /**
     * A process that reads nothing.
     *
     * @param env added to the environment, of which nothing stays that would change what is measured
     */
    static ProcessBuilder process(List<String> command, Map<String, String> env) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        // What a developer has set in a shell must not decide a benchmark.
        builder.environment().keySet().removeIf(Stopwatch::decides);
        builder.environment().putAll(env);
        return builder;
    }

    private static boolean decides(String name) {
        return name.startsWith("LCOLLECTIONS_")
                || name.toLowerCase(Locale.ROOT).endsWith("_proxy")
                || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                        .contains(name);
    }

    /**
     * A file takes the output instead of /dev/null, for every contender alike, because each output is looked at.
     *
     * @throws IOException when it exits with another code than 0, or has anything to say on stderr
     */
    Sample run(List<String> command, Map<String, String> env) throws IOException, InterruptedException {
        Path cost = directory.resolve("cost");
        List<String> timed = new ArrayList<>(meter.isThere() ? meter.command(cost) : List.of());
        timed.addAll(command);
        Files.deleteIfExists(output());
        Path errors = directory.resolve("err");
        ProcessBuilder builder =
                process(timed, env).redirectOutput(output().toFile()).redirectError(errors.toFile());
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        double wall = (System.nanoTime() - start) / NANOS_A_MILLI;
        String said = Files.readString(errors);
        if (code != 0 || !said.isEmpty()) {
            throw new IOException(
                    "exit code " + code + " and on stderr, of " + String.join(" ", command) + "\n" + said.strip());
        }
        return meter.isThere() ? meter.sample(wall, Files.readString(cost)) : new Sample(wall, Double.NaN, Double.NaN);
    }
}

package io.lcollections.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and when this was measured. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final double MOST_LOAD_A_PROCESSOR = 0.5;

    private Machine() {}

    /** The day, the processors, the system, each Java, and the load before the first run. */
    static String line(List<Jdk> jdks) throws IOException {
        return String.format(
                Locale.ROOT,
                "%s; %s, %d processors; %s %s; %s; load average %.2f",
                LocalDate.now(),
                model(),
                processors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                jdks.stream().map(Jdk::toString).collect(Collectors.joining(", ")),
                load());
    }

    /** Empty, or why the figures will be worth little. */
    static String warning() {
        return load() <= MOST_LOAD_A_PROCESSOR * processors()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "WARNING: others are at work here: a load average of %.2f on %d processors. Measure again when it"
                                + " is below %.1f.",
                        load(),
                        processors(),
                        MOST_LOAD_A_PROCESSOR * processors());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** As the kernel names it; of some machines it knows only the kind. */
    private static String model() throws IOException {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}

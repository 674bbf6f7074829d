package io.lcollections.bench;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each thread of a process has cost, as the kernel counts it; that is what no profiler of the JVM sees. */
final class ThreadTimes {
    /** The same on every Linux that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    /** Counted from the state, the first field behind the name. */
    private static final int USER = 11;

    private static final int KERNEL = 12;

    private static final Map<String, String> KINDS = Map.of(
            "main", "main",
            // The thread of main, too, and the one that started the VM.
            "java", "main",
            "pages", "pages",
            // CompletableFuture's: it starts one a task where there are two processors or fewer, up to Java 24.
            "Thread-", "CompletableFuture's threads",
            "ForkJoinPool", "CompletableFuture's threads",
            "C1 ", "JIT compiler",
            "C2 ", "JIT compiler",
            "JFR ", "flight recorder",
            "VM ", "VM and garbage collector",
            "G", "VM and garbage collector");

    private static final String SHORT = "threads that came and went";

    private final Path process;
    private final Map<String, Times> byTask = new HashMap<>();
    private Times whole = new Times(SHORT, 0, 0);

    /**
     * @param user seconds in the program
     * @param kernel seconds in the kernel on its behalf
     */
    record Times(String name, double user, double kernel) {
        double both() {
            return user + kernel;
        }

        Times plus(Times other) {
            return new Times(name, user + other.user, kernel + other.kernel);
        }
    }

    ThreadTimes(long pid) {
        process = Path.of("/proc", String.valueOf(pid));
    }

    /** Looks at what there is now. What is spent behind the last look is lost. */
    void look() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path task : all) {
                read(task).ifPresent(times -> byTask.put(task.getFileName().toString(), times));
            }
            read(process).ifPresent(times -> whole = times);
        } catch (IOException | DirectoryIteratorException ended) {
            // The process is over, and what was seen is all there is.
        }
    }

    /** Empty when it has ended meanwhile. */
    private static Optional<Times> read(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String[] fields = stat.substring(end + 2).split(" ");
            return Optional.of(new Times(
                    stat.substring(stat.indexOf('(') + 1, end),
                    Long.parseLong(fields[USER]) / TICKS_A_SECOND,
                    Long.parseLong(fields[KERNEL]) / TICKS_A_SECOND));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** The sums by kind of thread, the greatest first. */
    List<Times> byKind() {
        Map<String, Times> sums = new HashMap<>();
        byTask.values().forEach(times -> {
            String kind = kind(times.name());
            sums.merge(kind, new Times(kind, times.user(), times.kernel()), Times::plus);
        });
        Times seen = sums.values().stream().reduce(new Times(SHORT, 0, 0), Times::plus);
        sums.put(SHORT, new Times(SHORT, whole.user() - seen.user(), whole.kernel() - seen.kernel()));
        return sums.values().stream()
                .sorted(Comparator.comparingDouble(Times::both).reversed())
                .toList();
    }

    /** @param name of a thread, or the 15 characters that the kernel keeps of it */
    static String kind(String name) {
        if (name.startsWith("HttpClient-")) {
            return name.contains("-S") ? "HttpClient's selector" : "HttpClient's workers";
        }
        return KINDS.entrySet().stream()
                .filter(kind -> name.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other threads");
    }
}

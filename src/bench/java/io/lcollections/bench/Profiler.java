package io.lcollections.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shows what the largest walk costs, and whom: by thread, and by code. */
final class Profiler {
    static final Load LOAD = Load.http(100_000, 0);
    private static final Contender CONTENDER = Contender.lcollections(8);
    private static final int MILLIS_BETWEEN_LOOKS = 10;

    /** Seconds; what took less is not shown. */
    private static final double LEAST = 0.005;

    private final Path directory;

    Profiler(Path directory) {
        this.directory = directory;
    }

    /** Runs it once and prints both tables. */
    void run(Product product, Jdk jdk, Servers servers) throws IOException, InterruptedException {
        Path recording = directory.resolve("profile.jfr");
        Files.deleteIfExists(recording);
        File errors = directory.resolve("err").toFile();
        Process process = Stopwatch.process(
                        CONTENDER.command(product, servers, LOAD), Product.env(jdk, Profile.options(recording)))
                .redirectOutput(new File("/dev/null"))
                .redirectError(errors)
                .start();
        // The launcher becomes the JVM, so that this is its number.
        ThreadTimes times = new ThreadTimes(process.pid());
        while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
            times.look();
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + "\n" + Files.readString(errors.toPath()));
        }
        print(times.byKind(), Profile.read(recording));
        System.out.println("\n" + recording);
    }

    private static void print(List<ThreadTimes.Times> byKind, Profile profile) {
        double all = byKind.stream().mapToDouble(ThreadTimes.Times::both).sum();
        System.out.printf(Locale.ROOT, "%n%s, %s: %.2f s of CPU%n", LOAD, CONTENDER.name(), all);
        System.out.println("\nby thread, of it in the kernel");
        byKind.stream()
                .filter(kind -> kind.both() >= LEAST)
                .map(kind ->
                        String.format(Locale.ROOT, "%s %9.2f s", line(kind.name(), kind.both(), all), kind.kernel()))
                .forEach(System.out::println);
        System.out.println(
                "\nby code, the time of each thread divided as its samples are; " + profile.total() + " of them");
        profile.divide(byKind).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .filter(part -> part.getValue() >= LEAST)
                .map(part -> line(part.getKey(), part.getValue(), all))
                .forEach(System.out::println);
    }

    private static String line(String name, double seconds, double all) {
        return String.format(Locale.ROOT, "  %-52s %6.2f s %5.1f %%", name, seconds, 100 * seconds / all);
    }
}

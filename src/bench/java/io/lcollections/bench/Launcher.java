package io.lcollections.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the launcher makes of a Java. It is asked by running it, so that nothing of it stands here once more. */
final class Launcher {
    private static final int MILLIS_BETWEEN_LOOKS = 5;
    private static final int LOOKS = 4_000;

    private final Product product;
    private final Path directory;

    /** @param directory for what the launcher prints */
    Launcher(Product product, Path directory) {
        this.product = product;
        this.directory = directory;
    }

    /** Has it make its archive now, so that it does not while others are measured. Empty, or what was in the way. */
    String makeArchive(Jdk jdk) throws InterruptedException {
        Map<String, String> env = new HashMap<>(Product.env(jdk));
        // A launcher that does not know this prints its version, and that is all.
        env.put("LCOLLECTIONS_ARCHIVE", "make");
        try {
            new Stopwatch(directory, Meter.BASH).run(List.of(product.launcher(), "--version"), env);
            return "";
        } catch (IOException failed) {
            return failed.getMessage();
        }
    }

    /**
     * Whether the JVM takes classes of the program from an archive; that there is a file says little.
     *
     * @param trust an option of the JVM that must not be in the way
     */
    String archive(Jdk jdk, String trust) throws IOException, InterruptedException {
        List<String> classes = loaded(jdk, trust);
        List<String> archived = classes.stream()
                .filter(line -> line.contains("shared objects file"))
                .toList();
        boolean isOurs = archived.stream().anyMatch(line -> line.contains(" io.lcollections."));
        return (isOurs ? "with" : "without") + " an archive of its own (--version: " + archived.size() + " of "
                + classes.size() + " classes from archives)";
    }

    /** A line for each class, with where it came from. */
    private List<String> loaded(Jdk jdk, String trust) throws IOException, InterruptedException {
        // A folder without a blank in its path, as options are words; and a file that is not there, or the JVM keeps
        // it.
        Path folder = Files.createTempDirectory("lcollections-classes");
        Path log = folder.resolve("log");
        Map<String, String> env = Product.env(jdk, trust, "-Xlog:class+load:file=" + log);
        new Stopwatch(directory, Meter.BASH).run(List.of(product.launcher(), "--version"), env);
        List<String> classes;
        try (Stream<String> lines = Files.lines(log)) {
            classes = lines.filter(line -> line.contains(" source: ")).toList();
        }
        Files.delete(log);
        Files.delete(folder);
        return classes;
    }

    /**
     * The options that it gives the JVM, without archives: those hold the classes of the program, and the JVM would
     * refuse them with any other.
     *
     * @param waiting arguments of the program with which it does not end soon
     */
    List<String> flags(Jdk jdk, List<String> waiting) throws IOException, InterruptedException {
        Process process = Stopwatch.process(waiting, Product.env(jdk))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return words(process).stream()
                    .takeWhile(word -> !word.equals("-jar") && !word.equals("-cp"))
                    .filter(word -> word.startsWith("-X"))
                    .filter(word -> !word.matches("-Xshare.*|-XX:.*(Archive|AOT).*"))
                    .toList();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** The command line of what the shell has become. */
    private static List<String> words(Process process) throws IOException, InterruptedException {
        Path line = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
        for (int look = 0; look < LOOKS; look++) {
            boolean isOver = process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            List<String> words = isOver
                    ? List.of()
                    : List.of(Files.readString(line, StandardCharsets.UTF_8).split("\0"));
            if (isOver) {
                break;
            }
            if (words.get(0).endsWith("/java")) {
                return words;
            }
        }
        throw new IOException("the launcher did not become a Java, so its options are not known");
    }
}

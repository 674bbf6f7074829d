package io.lcollections.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The part about starting: short commands, beside an empty program, a plain {@code java -jar} and {@code curl | jq}. */
final class StartUp {
    private static final int ROUNDS = 20;
    private static final int QUICK_ROUNDS = 2;
    private static final int HANDSHAKES = 300;

    private final boolean isQuick = Boolean.getBoolean("bench.quick");
    private final int rounds = Integer.getInteger("bench.startup.rounds", isQuick ? QUICK_ROUNDS : ROUNDS);
    private final List<Jdk> jdks;
    private final Servers servers;
    private final Launcher launcher;
    private final Starts starts;
    private final Stopwatch stopwatch;
    private final Map<Jdk, List<String>> flags = new HashMap<>();
    private final Results<Start> results = new Results<>();

    StartUp(Product product, List<Jdk> jdks, Servers servers, Path directory) throws IOException {
        this.jdks = jdks;
        this.servers = servers;
        launcher = new Launcher(product, directory);
        starts = new Starts(product, servers, directory);
        stopwatch = new Stopwatch(directory, Meter.BASH);
    }

    /** Measures in turns, each round beginning with another command, and prints; false where a program was wrong. */
    boolean isRight() throws IOException, InterruptedException, GeneralSecurityException {
        prepare();
        List<Start> all = new ArrayList<>();
        jdks.forEach(jdk -> all.addAll(of(jdk)));
        for (int round = isQuick ? 0 : -1; round < rounds; round++) {
            for (Start start : all) {
                if (!isQuick || round == 0 || start.way() != Start.Way.PLAIN) {
                    run(start, round < 0 ? new Results<>() : results);
                }
            }
            Collections.rotate(all, 1);
        }
        for (Jdk jdk : jdks) {
            System.out.println("\nStart-up, " + jdk + "\n\n" + new StartTable(of(jdk), results).text());
        }
        System.out.println("\n" + notes());
        results.wrong().forEach(complaint -> System.out.println("WRONG: " + complaint));
        return results.wrong().isEmpty();
    }

    private void prepare() throws IOException, InterruptedException, GeneralSecurityException {
        for (Jdk jdk : jdks) {
            String complaint = launcher.makeArchive(jdk);
            if (!complaint.isEmpty()) {
                System.out.println("No archive was made: " + complaint);
            }
            flags.put(jdk, launcher.flags(jdk, starts.waiting()));
            System.out.println(jdk + ": " + launcher.archive(jdk, servers.trust(jdk)) + "; flags: "
                    + String.join(" ", flags.get(jdk)));
        }
        servers.warmUp(isQuick ? 1 : HANDSHAKES);
    }

    /** All that is started with one Java. */
    private static List<Start> of(Jdk jdk) {
        List<Start> starts = new ArrayList<>(List.of(new Start(jdk, Start.Way.EMPTY, Task.NOTHING)));
        List<Task> tasks =
                Stream.of(Task.values()).filter(task -> task != Task.NOTHING).toList();
        tasks.forEach(task -> starts.add(new Start(jdk, Start.Way.LAUNCHER, task)));
        tasks.stream()
                .filter(task -> task != Task.SAVED)
                .forEach(task -> starts.add(new Start(jdk, Start.Way.PLAIN, task)));
        if (Curl.missing().isEmpty()) {
            tasks.stream().filter(Task::isRequest).forEach(task -> starts.add(new Start(jdk, Start.Way.CURL, task)));
        }
        return starts;
    }

    private void run(Start start, Results<Start> counted) throws InterruptedException {
        try {
            Sample sample = stopwatch.run(starts.command(start, flags.get(start.jdk())), starts.env(start));
            String complaint = start.task().complaint(stopwatch.output());
            if (complaint.isEmpty()) {
                counted.add(start, sample);
            } else {
                counted.addWrong(start, complaint);
            }
        } catch (IOException failed) {
            counted.addWrong(start, failed.getMessage());
        }
    }

    private String notes() {
        String plain = isQuick ? " (1 of java -jar)" : "";
        return "Medians of " + rounds + plain + ". A page: " + Task.COLLECTIONS + " collections as ndjson to a file."
                + " Empty: a program that does nothing, with the launcher's flags. The key of https is "
                + System.getProperty("bench.https.key", Tls.EC) + ".";
    }
}

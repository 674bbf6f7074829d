package io.lcollections.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the launcher that the build made, and prints what came out. */
public final class Bench {
    private static final Load WARM_UP = new Load(1_000, 0);
    private static final String JAVA_OPTIONS = "LCOLLECTIONS_JAVA_OPTS";

    private final String launcher;
    private final BenchServer server;
    private final Stopwatch stopwatch;
    private final Map<String, String> env = new HashMap<>(Map.of("LOOPRING_API_KEY", "sandbox"));

    private Bench(String launcher, BenchServer server, Stopwatch stopwatch) {
        this.launcher = launcher;
        this.server = server;
        this.stopwatch = stopwatch;
        if (System.getenv(JAVA_OPTIONS) != null) {
            env.put(JAVA_OPTIONS, System.getenv(JAVA_OPTIONS));
        }
    }

    /** @param args the folder of the build */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            System.out.println("The benchmark runs on Linux only.");
            return;
        }
        boolean isProfile = Boolean.getBoolean("bench.profile");
        Plan plan = Plan.asked();
        Path build = Path.of(args[0]).toAbsolutePath();
        Path directory = Files.createDirectories(build.resolve("bench"));
        int rows = isProfile ? Profiler.LOAD.collections() : plan.mostCollections();
        try (BenchServer server = BenchServer.start(new Rows(rows))) {
            Bench bench = new Bench(build.resolve("lcollections").toString(), server, new Stopwatch(directory));
            System.out.println(machine());
            if (isProfile) {
                new Profiler(directory).run(bench.launcher, server.base(0), bench.env);
            } else if (!bench.isRight(plan)) {
                System.exit(1);
            }
        }
    }

    /** Runs the plan and prints the report; false where a contender was wrong. */
    private boolean isRight(Plan plan) throws IOException, InterruptedException {
        List<Contender> contenders = contenders();
        Results results = new Results();
        for (Contender contender : contenders) {
            run(WARM_UP, contender, new Results());
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (Load load : plan.loads()) {
                for (Contender contender : contenders) {
                    if (plan.has(round, load, contender)) {
                        run(load, contender, results);
                    }
                }
            }
        }
        System.out.println("\n" + new Report(plan, contenders, results).table());
        System.out.println(plan.notes());
        new Aims(results).verdicts().forEach(System.out::println);
        results.wrong().forEach(complaint -> System.out.println("WRONG: " + complaint));
        return results.wrong().isEmpty();
    }

    private void run(Load load, Contender contender, Results results) throws IOException, InterruptedException {
        List<String> command = contender.command(launcher, server.base(load.latency()), load);
        try {
            Sample sample = stopwatch.run(command, env);
            String complaint = Output.complaint(stopwatch.output(), load.collections());
            if (complaint.isEmpty()) {
                results.add(load, contender, sample);
            } else {
                results.addWrong(load, contender, complaint);
            }
        } catch (IOException failed) {
            results.addWrong(load, contender, failed.getMessage());
        }
    }

    /** Those whose tools are here; a line says which are not. */
    private static List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        Plan.IN_FLIGHT.forEach(inFlight -> contenders.add(Contender.lcollections(inFlight)));
        List<String> missing = Stream.of("curl", "jq")
                .filter(tool -> !Stopwatch.isOnPath(tool))
                .toList();
        if (missing.isEmpty()) {
            contenders.add(Contender.CURL_AND_JQ);
        }
        missing.forEach(tool -> System.out.println("There is no " + tool + ": curl|jq is left out."));
        if (!Stopwatch.knowsCost()) {
            System.out.println("There is no GNU time at /usr/bin/time: CPU and memory are left out.");
        }
        return contenders;
    }

    private static String machine() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s; %d processors, load average %.1f",
                Stopwatch.javaVersion(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}

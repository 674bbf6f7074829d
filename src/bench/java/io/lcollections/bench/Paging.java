package io.lcollections.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part about whole runs: {@code lcollections --all}, beside a keep-alive {@code curl | jq}, in turns. */
final class Paging {
    private static final Load WARM_UP = Load.http(1_000, 0);

    private final Product product;
    private final Jdk jdk;
    private final Servers servers;
    private final Stopwatch stopwatch;
    private final Results<Run> results = new Results<>();

    Paging(Product product, Jdk jdk, Servers servers, Path directory) {
        this.product = product;
        this.jdk = jdk;
        this.servers = servers;
        stopwatch = new Stopwatch(directory, Meter.GNU_TIME);
    }

    /** Runs the plan and prints the report; false where a contender was wrong. */
    boolean isRight(Plan plan) throws IOException, InterruptedException {
        List<Contender> contenders = new ArrayList<>(plan.programs());
        if (Curl.missing().isEmpty()) {
            contenders.add(Contender.CURL_AND_JQ);
        }
        for (int round = plan.rounds() == 1 ? 0 : -1; round < plan.rounds(); round++) {
            for (Run run : runs(plan, contenders, round)) {
                run(run, round < 0 ? new Results<>() : results);
            }
        }
        System.out.println("\nAll collections, " + jdk + "\n\n" + new Report(plan, contenders, results).tables());
        System.out.println("\n" + plan.notes());
        new Aims(results).verdicts().forEach(System.out::println);
        results.wrong().forEach(complaint -> System.out.println("WRONG: " + complaint));
        return results.wrong().isEmpty();
    }

    /** Those of a round; before the first one everybody warms up. */
    private static List<Run> runs(Plan plan, List<Contender> contenders, int round) {
        List<Run> runs = new ArrayList<>();
        for (Load load : round < 0 ? List.of(WARM_UP) : plan.loads()) {
            for (Contender contender : contenders) {
                Run run = new Run(contender, load);
                if (round < 0 || plan.has(round, run)) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private void run(Run run, Results<Run> counted) throws IOException, InterruptedException {
        Load load = run.load();
        try {
            Sample sample = stopwatch.run(run.contender().command(product, servers, load), env(run));
            String complaint = Output.complaint(stopwatch.output(), load.collections());
            if (complaint.isEmpty()) {
                counted.add(run, sample);
            } else {
                counted.addWrong(run, complaint);
            }
        } catch (IOException failed) {
            counted.addWrong(run, failed.getMessage());
        }
    }

    private Map<String, String> env(Run run) throws IOException, InterruptedException {
        String trust = run.load().isSecured() ? servers.trust(jdk) : "";
        return Product.env(jdk, run.contender().javaOption(), trust);
    }
}

package io.lcollections.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that prints every collection of an account, one a line.
 *
 * @param name of its column
 * @param inFlight how many requests it keeps under way
 * @param javaOption one more for its JVM; empty where it runs as the launcher has it
 */
record Contender(String name, int inFlight, String javaOption) {
    static final Contender CURL_AND_JQ = new Contender(Curl.NAME, 1, "");

    static Contender lcollections(int inFlight) {
        return new Contender("C=" + inFlight, inFlight, "");
    }

    /** Compiled to this tier at most, whatever the launcher thinks right: 1 is C1 alone, 4 is all. */
    static Contender compiled(int inFlight, int tier) {
        return new Contender("C=" + inFlight + " tier " + tier, inFlight, "-XX:TieredStopAtLevel=" + tier);
    }

    boolean isCompilerChosen() {
        return !javaOption.isEmpty();
    }

    List<String> command(Product product, Servers servers, Load load) throws IOException {
        return equals(CURL_AND_JQ) ? Curl.command(servers, load) : all(product, servers, load);
    }

    private List<String> all(Product product, Servers servers, Load load) throws IOException {
        List<String> command = new ArrayList<>(List.of(product.launcher()));
        command.addAll(List.of("--base-url", servers.base(load.isSecured(), load.latency())));
        command.addAll(List.of("--account", String.valueOf(load.collections()), "--all", "-o", "ndjson"));
        command.addAll(List.of("--concurrency", String.valueOf(inFlight), "--rate", "0"));
        return command;
    }
}

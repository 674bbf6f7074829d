package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that prints every collection of an account, one a line.
 *
 * @param name of its column
 * @param inFlight how many requests it keeps under way
 */
record Contender(String name, int inFlight) {
    /** One process of each, one connection, and the same lines in the end. */
    static final Contender CURL_AND_JQ = new Contender("curl|jq", 1);

    private static final String PATH = "/api/v3/user/collection/details";

    static Contender lcollections(int inFlight) {
        return new Contender("C=" + inFlight, inFlight);
    }

    /** @param launcher of the build */
    List<String> command(String launcher, String base, Load load) {
        return equals(CURL_AND_JQ) ? curlAndJq(base, load) : all(launcher, base, load);
    }

    private List<String> all(String launcher, String base, Load load) {
        List<String> command = new ArrayList<>(List.of(launcher, "--base-url", base));
        command.addAll(List.of("--account", String.valueOf(load.collections()), "--all", "-o", "ndjson"));
        command.addAll(List.of("--concurrency", String.valueOf(inFlight), "--rate", "0"));
        return command;
    }

    private static List<String> curlAndJq(String base, Load load) {
        int last = (load.pages() - 1) * Rows.MOST_A_PAGE;
        // curl refuses a range of one.
        String offsets = last == 0 ? "0" : "[0-" + last + ":" + Rows.MOST_A_PAGE + "]";
        String url =
                base + PATH + "?accountId=" + load.collections() + "&offset=" + offsets + "&limit=" + Rows.MOST_A_PAGE;
        String script = "curl -sSf -H \"X-API-KEY: $LOOPRING_API_KEY\" \"$0\""
                + " | jq -c '.collections[] | .collection + {count}'";
        return List.of("sh", "-c", script, url);
    }
}

package io.lcollections.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The yardstick: one process of {@code curl} and one of {@code jq}, one connection, and the same lines in the end. */
final class Curl {
    static final String NAME = "curl|jq";

    private static final String PATH = "/api/v3/user/collection/details";

    private Curl() {}

    /** The tools that are not here. */
    static List<String> missing() {
        return Stream.of("curl", "jq").filter(tool -> !Stopwatch.isOnPath(tool)).toList();
    }

    /** Reads every page of an account, one after the other. */
    static List<String> command(Servers servers, Load load) throws IOException {
        int last = (load.pages() - 1) * Rows.MOST_A_PAGE;
        // curl refuses a range of one.
        String offsets = last == 0 ? "0" : "[0-" + last + ":" + Rows.MOST_A_PAGE + "]";
        String url = servers.base(load.isSecured(), load.latency()) + PATH + "?accountId=" + load.collections()
                + "&offset=" + offsets + "&limit=" + Rows.MOST_A_PAGE;
        String trust = load.isSecured() ? " --cacert \"$1\"" : "";
        String script = "curl -sSf" + trust + " -H \"X-API-KEY: $LOOPRING_API_KEY\" \"$0\""
                + " | jq -c '.collections[] | .collection + {count}'";
        return List.of("sh", "-c", script, url, servers.certificate().toString());
    }
}

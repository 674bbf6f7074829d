package io.lcollections.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** For a {@link ScriptedServer}: an account that a test changes as it likes, by pages, with ids in order. */
public final class ChangingAccount implements UnaryOperator<String> {
    private static final long CAP = 50;

    private final Map<Integer, String> rows = new TreeMap<>();
    private String failure = "";
    private int requests;

    /** Puts a collection there, or another one in its place. */
    public synchronized ChangingAccount put(int id, String name, int count) {
        rows.put(
                id,
                "{\"collection\":{\"id\":" + id + ",\"name\":\"" + name + "\",\"deployStatus\":\"" + name.length()
                        + "\"},\"count\":" + count + "}");
        return this;
    }

    /** Takes one away. */
    public synchronized ChangingAccount remove(int id) {
        rows.remove(id);
        return this;
    }

    /** Answers everything by this from now on; by its collections where it is empty. */
    public synchronized ChangingAccount failing(String answer) {
        failure = answer;
        return this;
    }

    /** How many requests there were. */
    public synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized String apply(String head) {
        requests++;
        if (!failure.isEmpty()) {
            return failure;
        }
        String page = rows.values().stream()
                .skip(PagingScript.number(head, "offset", 0))
                .limit(Math.min(CAP, PagingScript.number(head, "limit", CAP)))
                .collect(Collectors.joining(","));
        return ScriptedServer.json("{\"totalNum\":" + rows.size() + ",\"collections\":[" + page + "]}");
    }
}

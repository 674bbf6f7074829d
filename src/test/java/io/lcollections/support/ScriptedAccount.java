package io.lcollections.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** For a {@link ScriptedServer}: an account that is read by pages, with ids in order, and that a test can change. */
public final class ScriptedAccount implements UnaryOperator<String> {
    private static final long CAP = 50;

    private final Map<Integer, String> rows = new TreeMap<>();
    private String failure = "";
    private long wholeUpTo;
    private int requests;

    /** So many collections, with ids from 0. */
    public static ScriptedAccount of(int total) {
        ScriptedAccount account = new ScriptedAccount();
        for (int id = 0; id < total; id++) {
            account.rows.put(id, "{\"collection\":{\"id\":" + id + ",\"name\":\"n" + id + "\"},\"count\":1}");
        }
        return account;
    }

    /** Pages that end behind the offset are answered by this. */
    public ScriptedAccount brokenBehind(long offset, String answer) {
        wholeUpTo = offset;
        return failing(answer);
    }

    /** Answers everything by this from now on; by its collections where it is empty. */
    public synchronized ScriptedAccount failing(String answer) {
        failure = answer;
        return this;
    }

    /** Puts a collection there, or another one in its place. */
    public synchronized ScriptedAccount put(int id, String name, int count) {
        String state = "\"deployStatus\":\"" + name.length() + "\"";
        rows.put(
                id,
                "{\"collection\":{\"id\":" + id + ",\"name\":\"" + name + "\"," + state + "},\"count\":" + count + "}");
        return this;
    }

    public synchronized ScriptedAccount remove(int id) {
        rows.remove(id);
        return this;
    }

    public synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized String apply(String head) {
        requests++;
        long offset = number(head, "offset", 0);
        long limit = Math.min(CAP, number(head, "limit", CAP));
        if (!failure.isEmpty() && (wholeUpTo == 0 || Math.min(rows.size(), offset + limit) > wholeUpTo)) {
            return failure;
        }
        String page = rows.values().stream().skip(offset).limit(limit).collect(Collectors.joining(","));
        return ScriptedServer.json("{\"totalNum\":" + rows.size() + ",\"collections\":[" + page + "]}");
    }

    /** A number that a request asks for. */
    public static long number(String head, String parameter, long absent) {
        Matcher found = Pattern.compile("[?&]" + parameter + "=(\\d+)").matcher(head);
        return found.find() ? Long.parseLong(found.group(1)) : absent;
    }
}

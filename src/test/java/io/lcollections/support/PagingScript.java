package io.lcollections.support;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** For a {@link ScriptedServer}: an account of so many collections, by pages, with ids from 0 in order. */
public final class PagingScript implements UnaryOperator<String> {
    private static final int CAP = 50;

    private final int total;
    private final long brokenFrom;
    private final String broken;

    private PagingScript(int total, long brokenFrom, String broken) {
        this.total = total;
        this.brokenFrom = brokenFrom;
        this.broken = broken;
    }

    public static PagingScript of(int total) {
        return new PagingScript(total, Long.MAX_VALUE, "");
    }

    /** The same, but pages that end behind the offset are answered by this. */
    public PagingScript brokenBehind(long offset, String answer) {
        return new PagingScript(total, offset, answer);
    }

    @Override
    public String apply(String head) {
        long offset = number(head, "offset", 0);
        long limit = Math.min(CAP, number(head, "limit", CAP));
        long end = Math.min(total, offset + limit);
        return end > brokenFrom ? broken : ScriptedServer.json(page(offset, end));
    }

    private String page(long offset, long end) {
        String rows = LongStream.range(offset, Math.max(offset, end))
                .mapToObj(id -> "{\"collection\":{\"id\":" + id + ",\"name\":\"n" + id + "\"},\"count\":1}")
                .collect(Collectors.joining(","));
        return "{\"totalNum\":" + total + ",\"collections\":[" + rows + "]}";
    }

    /** The offset that a request asks for; a test of what was asked reads it. */
    public static long number(String head, String parameter, long absent) {
        Matcher found = Pattern.compile("[?&]" + parameter + "=(\\d+)").matcher(head);
        return found.find() ? Long.parseLong(found.group(1)) : absent;
    }
}

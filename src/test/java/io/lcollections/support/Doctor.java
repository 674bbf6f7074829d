package io.lcollections.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code lcollections doctor} printed, check by check. */
public record Doctor(Run.Result run) {
    /** Every check of a service, in order. */
    public static final List<String> CHECKS = List.of(
            "version",
            "java",
            "system",
            "configuration",
            "environment",
            "key",
            "base-url",
            "proxy",
            "dns",
            "connect",
            "tls",
            "service",
            "key-accepted",
            "clock",
            "terminal",
            "colours",
            "locale",
            "time-zone");

    /** Runs it with these further words. */
    public static Doctor asked(Run run, String... args) {
        return new Doctor(
                run.args(Stream.concat(Stream.of("doctor"), Stream.of(args)).toArray(String[]::new)));
    }

    /** Of one check its state and its text, and its hint behind {@code " | "} where it has one. */
    public String check(String name) {
        List<String> found = new ArrayList<>();
        List<String> lines = run.out().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("\\w+ +" + name + " .*")) {
                boolean hasHint = i + 1 < lines.size() && lines.get(i + 1).startsWith("  hint: ");
                found.add(lines.get(i).replaceFirst(" +" + name + " +", ": ")
                        + (hasHint ? " | " + lines.get(i + 1).substring(8) : ""));
            }
        }
        return String.join("\n", found);
    }

    /** The names, in their order. */
    public List<String> names() {
        return run.out()
                .lines()
                .filter(line -> !line.startsWith("  hint: "))
                .map(line -> line.split(" +")[1])
                .toList();
    }

    public Doctor expect(String name, String beginning) {
        assertTrue(check(name).startsWith(beginning), beginning + "\nbut " + check(name) + "\n" + run);
        return this;
    }

    /** The exit code, and nothing on standard error. */
    public Doctor ends(int code) {
        assertEquals(code, run.code(), run.toString());
        assertEquals("", run.err(), run.toString());
        return this;
    }
}

package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.settings.Configuration.Value;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading a configuration, and changing one value without changing any other line. */
class ConfigurationTest {
    private static final int CASES = 1_500;
    private static final List<String> NAMES = List.of("account", "columns", "sort", "input", "rate");
    private static final List<String> PROFILES = List.of("", "work", "home", "my own");

    /** What people and editors write at the top, below a header, and between. */
    private static final List<String> VALUES = List.of(
            "10001",
            "\"text # no comment\"",
            "'C:\\path'",
            "\"a \\\" b\\\\\"",
            "true",
            "[\n  1, # one\n  \"]\",\n]",
            "\"\"\"\nlong = 1\n[no.header]\n\"\"\"",
            "'''\n'' x\n'''",
            "{ a = 1, b = \"}\" }",
            "1979-05-27 07:32:00",
            "[\"id\",\"name\"]");

    private static final List<String> BETWEEN =
            List.of("", "\n", "# a comment\n", "   \t\n", "# account = 1\n", "#[profiles.work]\n");
    private static final List<String> BEHIND = List.of("", "  # behind", "\t", " #");

    private record Case(List<String> lines, List<String> path, String value, String newLine) {
        String text() {
            return String.join("", lines).replace("\n", newLine);
        }
    }

    private static Case any(Random random) {
        List<String> lines = new ArrayList<>();
        List<String> profiles = new ArrayList<>(PROFILES);
        while (!profiles.isEmpty()) {
            String profile = profiles.remove(profiles.get(0).isEmpty() ? 0 : random.nextInt(profiles.size()));
            int form = random.nextInt(3);
            if (profile.isEmpty() || random.nextBoolean()) {
                table(lines, profile, form, random);
            }
        }
        if (random.nextInt(4) == 0 && !lines.isEmpty()) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last).stripTrailing());
        }
        List<String> path = Configuration.path(pick(PROFILES, random), pick(NAMES, random));
        String value =
                random.nextInt(3) > 0 ? utf8(HostileText.any(random)) : pick(List.of("7", "0.50", "007", "x"), random);
        return new Case(lines, path, value, random.nextInt(4) == 0 ? "\r\n" : "\n");
    }

    private static void table(List<String> lines, String profile, int form, Random random) {
        String quoted = profile.contains(" ") ? '"' + profile + '"' : profile;
        if (!profile.isEmpty()) {
            lines.add(pick(BETWEEN, random));
            lines.add((form == 0 ? "[profiles." + quoted + "]" : "[ profiles . " + quoted + " ] ") + "\n");
        }
        for (String name : NAMES) {
            if (random.nextBoolean()) {
                lines.add(pick(BETWEEN, random));
                String key = random.nextInt(4) == 0 ? '"' + name + '"' : name;
                lines.add((form == 2 ? "  " : "") + key + (random.nextBoolean() ? " = " : "=") + pick(VALUES, random)
                        + pick(BEHIND, random) + "\n");
            }
        }
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void whatIsSetIsThereAndNothingElseChanges() {
        new Property<>(ConfigurationTest::any, made -> Stream.empty()).holds(CASES, made -> {
            Map<List<String>, Value> before = values(made.text());
            String after = parsed(made.text()).with(made.path, made.value);
            Map<List<String>, Value> wanted = new HashMap<>(before);
            wanted.keySet().removeIf(path -> isWithin(made.path, path));
            wanted.put(made.path, Value.of(made.value));
            assertEquals(wanted, values(after), after);
            boolean isNew = before.keySet().stream().noneMatch(path -> isWithin(made.path, path));
            expectSameLinesAround(made, after, isNew ? 0 : 6, isNew ? 4 : 1);
            assertEquals(made.text().contains("\r\n"), after.contains("\r\n"));
        });
    }

    @Test
    void whatIsUnsetIsGoneAndNothingElseChanges() {
        new Property<>(ConfigurationTest::any, made -> Stream.empty()).holds(CASES, made -> {
            Map<List<String>, Value> wanted = new HashMap<>(values(made.text()));
            boolean isThere = wanted.keySet().removeIf(path -> isWithin(made.path, path));
            String after = isThere ? parsed(made.text()).without(made.path) : made.text();
            assertEquals(wanted, values(after), after);
            expectSameLinesAround(made, after, isThere ? 6 : 0, 0);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profiles.work.account = 1;x = 1;|profiles.work.account = 1;profiles.work.rate = 2;x = 1;",
                "[profiles];work.account = 1;|[profiles];work.account = 1;work.rate = 2;",
                "profiles = { work = { account = 1 } };|profiles = { work = { account = 1, rate = 2 } };",
                "a = 1;|a = 1;;[profiles.work];rate = 2;"
            })
    void profileIsExtendedInItsOwnNotation(String before, String after) {
        String edited = parsed(before.replace(';', '\n')).with(Configuration.path("work", "rate"), "2");
        assertEquals(after.replace(';', '\n'), edited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# head;;# of work;[profiles.work];|# head;;rate = 2;;# of work;[profiles.work];",
                "a = 1 # x;;[t];|a = 1 # x;rate = 2;;[t];",
                "''|rate = 2;",
                "# x|# x;;rate = 2;",
                "\uFEFFrate=1;|\uFEFFrate=2;"
            })
    void settingsOfTheTopStayAboveTheTables(String before, String after) {
        assertEquals(after.replace(';', '\n'), parsed(before.replace(';', '\n')).with(List.of("rate"), "2"));
    }

    @Test
    void commentAboveARemovedSettingStays() {
        assertEquals(
                "\uFEFF# b = 1\nc = 1\n",
                parsed("\uFEFF# b = 1\na = [ # x\n 1]\nc = 1\n").without(List.of("a")));
    }

    private static boolean isWithin(List<String> outer, List<String> path) {
        return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
    }

    /** At most so many lines were there between those that are the same at the beginning and at the end, and so many are. */
    private static void expectSameLinesAround(Case made, String after, int were, int are) {
        String end = made.text().contains("\r\n") ? "\r\n" : "\n";
        List<String> one = lines(made.text(), end);
        List<String> other = lines(after, end);
        int first = 0;
        while (first < Math.min(one.size(), other.size()) && one.get(first).equals(other.get(first))) {
            first++;
        }
        int last = 0;
        while (last < Math.min(one.size(), other.size()) - first
                && one.get(one.size() - 1 - last).equals(other.get(other.size() - 1 - last))) {
            last++;
        }
        assertTrue(one.size() - first - last <= were, "changed:\n" + made.text() + "\nto\n" + after);
        assertTrue(other.size() - first - last <= are, "changed:\n" + made.text() + "\nto\n" + after);
    }

    /** The end of the last one may be missing, and is no change when it comes. */
    private static List<String> lines(String text, String end) {
        String whole = text.endsWith("\n") ? text : text + end;
        return text.isEmpty() ? List.of() : List.of(whole.split("(?<=\n)"));
    }

    @Test
    void valuesAreTheirText() {
        Configuration read =
                parsed("\uFEFFa = 0x1F\r\nb = 2.50\nc = true\nd = [1, \"x\"]\n[profiles.\"my own\"]\ne.f = ''\n");
        assertEquals("31", read.values().get(List.of("a")).text());
        assertEquals("2.50", read.values().get(List.of("b")).text());
        assertEquals("true", read.values().get(List.of("c")).text());
        assertEquals(new Value(List.of("1", "x"), true), read.values().get(List.of("d")));
        assertEquals("1,x", read.values().get(List.of("d")).text());
        assertEquals(Value.of(""), read.values().get(List.of("profiles", "my own", "e", "f")));
        assertEquals(Set.of("my own"), read.profiles());
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Map<List<String>, Value> values(String text) {
        return parsed(text).values();
    }

    private static Configuration parsed(String text) {
        return new Configuration(Path.of("FILE"), text);
    }
}

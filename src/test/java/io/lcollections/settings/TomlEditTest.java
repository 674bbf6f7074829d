package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One entry changes; every other line stays, to the last byte. */
class TomlEditTest {
    private static final int CASES = 4_000;
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

        Stream<Case> simpler() {
            return IntStream.range(0, lines.size())
                    .mapToObj(left -> {
                        List<String> fewer = new ArrayList<>(lines);
                        fewer.remove(left);
                        return new Case(fewer, path, value, newLine);
                    })
                    .filter(Case::isToml);
        }

        private boolean isToml() {
            try {
                values(text());
                return true;
            } catch (TomlTree.Malformed broken) {
                return false;
            }
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
        String value = random.nextInt(3) > 0 ? HostileText.any(random) : pick(List.of("7", "0.50", "007", "x"), random);
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
        new Property<>(TomlEditTest::any, Case::simpler).holds(CASES, made -> {
            Map<List<String>, ConfigValue> before = values(made.text());
            String after = new TomlEdit(made.text()).with(made.path, TomlEdit.literal(made.value, false));
            Map<List<String>, ConfigValue> wanted = new HashMap<>(before);
            wanted.keySet().removeIf(path -> isWithin(made.path, path));
            wanted.put(made.path, ConfigValue.of(utf8(made.value)));
            assertEquals(wanted, values(utf8(after)), after);
            boolean isNew = before.keySet().stream().noneMatch(path -> isWithin(made.path, path));
            expectSameLinesAround(made, after, isNew ? 0 : 6, isNew ? 4 : 1);
            assertEquals(made.text().contains("\r\n"), after.contains("\r\n"));
        });
    }

    @Test
    void whatIsUnsetIsGoneAndNothingElseChanges() {
        new Property<>(TomlEditTest::any, Case::simpler).holds(CASES, made -> {
            Map<List<String>, ConfigValue> wanted = new HashMap<>(values(made.text()));
            boolean isThere = wanted.keySet().removeIf(path -> isWithin(made.path, path));
            String after = new TomlEdit(made.text()).without(made.path);
            assertEquals(wanted, values(after), after);
            expectSameLinesAround(made, after, isThere ? 6 : 0, 0);
        });
    }

    @Test
    void keysWithDotsAreContinuedInTheSameWay() {
        assertEquals(
                "profiles.work.account = 1\nprofiles.work.rate = 2\nx = 1\n",
                new TomlEdit("profiles.work.account = 1\nx = 1\n").with(Configuration.path("work", "rate"), "2"));
        assertEquals(
                "[profiles]\nwork.account = 1\nwork.rate = 2\n",
                new TomlEdit("[profiles]\nwork.account = 1\n").with(Configuration.path("work", "rate"), "2"));
    }

    @Test
    void settingsOfTheTopStayAboveTheTables() {
        assertEquals(
                "# head\n\nrate = 2\n\n# of work\n[profiles.work]\n",
                new TomlEdit("# head\n\n# of work\n[profiles.work]\n").with(List.of("rate"), "2"));
        assertEquals("a = 1 # x\nrate = 2\n\n[t]\n", new TomlEdit("a = 1 # x\n\n[t]\n").with(List.of("rate"), "2"));
        assertEquals("rate = 2\n", new TomlEdit("").with(List.of("rate"), "2"));
        assertEquals("# x\nrate = 2\n", new TomlEdit("# x").with(List.of("rate"), "2"));
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

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Map<List<String>, ConfigValue> values(String text) throws TomlTree.Malformed {
        return TomlTree.parse(text).values();
    }
}

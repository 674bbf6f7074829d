package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.Golden;
import io.lcollections.support.Tool;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A terminal that is none of ours: its screens, as they were looked at and kept, and where its cursor is behind a text. */
class TerminalIT {
    /** Terminals differ in what they make of an emoji; the screens are of this one, and its differences are known. */
    private static final String KNOWN = "tmux 3.3a";

    private static final Map<String, String> QUERIES = Map.of(
            "sandbox", "--network sandbox --account 10001 --limit 50 --offset 5 --color ",
            "saved", "--input src/test/resources/saved/wire.json --color ",
            "summary", "summary --network sandbox --account 10001 --color ");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTmux() {
        Tool.require("tmux");
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox, 40, auto", "sandbox, 80, auto", "sandbox, 120, auto", "sandbox, 200, auto", "sandbox, 80, never",
        "saved, 40, auto", "saved, 80, auto", "saved, 120, auto", "saved, 200, auto", "saved, 80, never",
        "summary, 40, auto", "summary, 80, auto", "summary, 120, auto"
    })
    void screensAreThoseThatWereLookedAt(String query, int columns, String color) throws IOException {
        Program program = Program.launcher((QUERIES.get(query) + color).split(" "));
        program.env("TZ", "UTC").env("LC_NUMERIC", "en_US.UTF-8").env("TERM", "screen");
        try (Tmux terminal = new Tmux(directory, columns, program.alone())) {
            assertEquals("0 0 untouched untouched ", state(terminal), terminal.screen());
            assumeTrue(version().equals(KNOWN), "the screens are of " + KNOWN);
            String name = "screen-" + query + "-" + columns + "-" + color + ".txt";
            Golden.assertMatches(name, terminal.colouredScreen().replace("\u001b", "␛"));
        }
    }

    private static String state(Tmux terminal) throws IOException {
        return terminal.value("#{@code} #{history_size} #{pane_title} #{window_name}") + " " + terminal.clipboard();
    }

    @Test
    void noNameReachesTheTerminal() throws IOException {
        String all = "--network sandbox --account 10001 --all";
        try (Tmux terminal = new Tmux(directory, 80, Program.launcher(all.split(" ")))) {
            assertTrue(state(terminal).matches("0 \\d+ untouched untouched "), terminal.screen());
        }
        // Such names could reach it.
        Program attack = Program.of("printf", "\\033]0;title\\007\\033kname\\033\\\\\\033]52;c;c3RvbGVu\\007");
        try (Tmux terminal = new Tmux(directory, 80, attack)) {
            assertTrue(state(terminal).matches("(?s)0 0 title name .+"), terminal.screen());
        }
    }

    /** Without stty, a library is loaded to ask for the width, and from Java 24 on that can bring warnings. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void noJdkAddsWarnings(Path jdk) throws IOException {
        String[] query = "--network sandbox --account 10001 --limit 2".split(" ");
        Program program = Program.launcher(query).env("JAVA_HOME", jdk).env("PATH", directory);
        try (Tmux terminal =
                new Tmux(directory, 80, program.env("TERM", "screen").alone())) {
            // The note of the sandbox, the header, the rows, the names of what is hidden and the note of what remains.
            assertEquals("6", terminal.value("#{cursor_y}"), terminal.screen());
        }
    }

    // Widths

    /** Letters and marks, pictures, and where terminals differ; parted by blanks. */
    private static final List<String> SAMPLES = List.of("""
            a é e\u0301 Z\u0338\u0321 a\u20dd …—①© 理科生 コレ か\u3099 ﾊﾝ ﾊﾞ ＡＢ 𠮷 葛\udb40\udd00 한국
            \u1112\u1161\u11ab \u1112\u1161 \u1112\u1112\u1161 ไทย กำ ที่ שְׁלֹמֹה عربى می‌خواهم ؀1 कि
            क्ष क्‍ष क्षि कः বা ক্ষ র‍্যাব கொ ക്ക ශ්‍රී ཧཱུྃ བསྒྲུབས မြို့ ကျွန် ខ្មែរ
            👍 🇯🇵 🇯🇵🇺🇦 🇯 👨‍👩‍👧‍👦 🏴‍☠️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☺ ☺︎ ⌚ ⌚︎ 〰 〰️ 🏽 a🏽 1⃣
            ☺️ ©️ 1️⃣ ❤️‍🔥 ❤‍🔥 🏳️‍🌈 👍🏽 ☝🏽 👍🏽🏽 👩🏿‍🚀 ⛹🏽‍♀️ 👨🏻‍❤️‍💋‍👨🏿
            """.strip().split("\\s+"));

    /**
     * It gives nothing to what stands behind a joiner, be it a letter, draws a picture as narrow as its text whatever
     * U+FE0F says, and gives skin tones columns of their own. We count with those terminals that draw what Unicode says,
     * and address the columns behind. Each line begins with the columns of its samples.
     */
    private static final Map<String, Integer> DIFFERENT = different("""
            1 क्‍ष ශ්‍රී ☺️ ©️ 1️⃣ ❤️‍🔥 ❤‍🔥 🏳️‍🌈
            3 ☝🏽 ⛹🏽‍♀️
            4 👍🏽 👩🏿‍🚀
            6 👍🏽🏽 👨🏻‍❤️‍💋‍👨🏿
            """);

    private static Map<String, Integer> different(String lines) {
        Map<String, Integer> different = new TreeMap<>();
        lines.lines()
                .map(line -> line.split(" "))
                .forEach(words ->
                        Stream.of(words).skip(1).forEach(sample -> different.put(sample, Integer.valueOf(words[0]))));
        return different;
    }

    /** Asks the terminal after each line of a file where its cursor is. */
    private static final String ASK = """
            stty -icanon -echo
            columns=
            while IFS= read -r sample <&3; do
                printf '\\r\\033[K%s\\033[6n' "$sample"
                IFS=';' read -rsd R line column
                columns="$columns $((column - 1))"
            done 3< "$1"
            tmux set -g @columns "$columns"
            """;

    @Test
    void cursorIsWhereWeCount() throws IOException {
        Map<String, Integer> expected = new LinkedHashMap<>();
        SAMPLES.forEach(sample -> expected.put(sample, Screen.NONE.widthOf(sample)));
        expected.putAll(DIFFERENT);
        Map<String, Integer> drawn = drawn();
        if (!version().equals(KNOWN)) {
            DIFFERENT.keySet().forEach(sample -> expected.put(sample, drawn.get(sample)));
        }
        assertEquals(expected, drawn, version());
    }

    /** A sample that we would not show proves nothing, nor does one in the list that is no difference. */
    @Test
    void samplesAreShownAndDifferencesAreSome() {
        for (String sample : SAMPLES) {
            assertEquals(sample, TextSanitizer.sanitize(sample));
        }
        DIFFERENT.forEach((sample, columns) -> {
            assertTrue(SAMPLES.contains(sample), sample);
            assertNotEquals(columns, Screen.NONE.widthOf(sample), sample);
        });
    }

    private Map<String, Integer> drawn() throws IOException {
        Path samples = Files.write(directory.resolve("samples"), SAMPLES);
        Map<String, Integer> drawn = new LinkedHashMap<>();
        try (Tmux terminal = new Tmux(directory, 80, Program.shell(ASK, samples.toString()))) {
            assertEquals("0", terminal.value("#{@code}"), terminal.screen());
            List<Integer> columns = Stream.of(terminal.value("#{@columns}").split(" "))
                    .map(Integer::valueOf)
                    .toList();
            for (int i = 0; i < columns.size(); i++) {
                drawn.put(SAMPLES.get(i), columns.get(i));
            }
        }
        return drawn;
    }

    private static String version() throws IOException {
        return Program.of("tmux", "-V").run().expectCode(0).text().strip();
    }
}

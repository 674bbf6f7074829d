package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What we count, and where the cursor of a real terminal is behind the same text. */
class WidthIT {
    /** On this one every difference is known. */
    private static final String KNOWN = "tmux 3.3a";

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

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTmux() {
        Tool.require("tmux");
    }

    @Test
    void cursorIsWhereWeCount() throws IOException {
        Map<String, Integer> expected = new LinkedHashMap<>();
        SAMPLES.forEach(sample -> expected.put(sample, Screen.none().widthOf(sample)));
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
            assertNotEquals(columns, Screen.none().widthOf(sample), sample);
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

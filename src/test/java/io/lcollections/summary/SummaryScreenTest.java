package io.lcollections.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Golden;
import io.lcollections.support.Run;
import io.lcollections.terminal.Screen;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of {@code lcollections summary}. */
class SummaryScreenTest {
    private static final String[] QUERY = {"summary", "--network", "sandbox", "-a", "10001", "-q"};

    private static final String HOSTILE = "\\u001b[2J\\u001b]52;c;eA==\\u0007 \\u202egnp\\n\\r\\u009b31m";

    private static String row(String fields) {
        return "{" + fields + (fields.isEmpty() ? "" : ",") + "\"id\":1,\"count\":1}";
    }

    private static String document(List<String> rows) {
        return "{\"collections\":[" + String.join(",", rows) + "]}";
    }

    private static String summary(Run run, List<String> rows) {
        Run.Result result = run.stdin(document(rows)).args("summary", "--input", "-");
        assertEquals(0, result.code(), result.toString());
        return result.out();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void screenOfATerminal(int width) {
        Run.Result run = Run.with().terminal(width).args(QUERY);
        Golden.assertMatches("summary-terminal-" + width + ".txt", run.out().replace("\u001b", "␛"));
    }

    @Test
    void pipe() {
        Golden.assertMatches("summary-pipe.txt", Run.with().args(QUERY).out());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 47, 53, 59, 60, 61, 80, 100, 120, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        String wide = row("\"owner\":\"" + "理".repeat(40) + "\",\"nftType\":\"" + HOSTILE + "\"");
        String huge = "{\"id\":2,\"count\":999999999999999999}";
        Run dumb = Run.with().terminal(width).env("TERM", "dumb");
        dumb.args(QUERY);
        summary(dumb, List.of(wide));
        // The output of all three.
        summary(dumb, List.of(wide, huge)).lines().forEach(line -> {
            assertTrue(Screen.none().widthOf(line) <= width, width + ": " + line);
            assertEquals(-1, line.indexOf('\u001b'), line);
        });
    }

    @Test
    void nothingOfAServersActsOnTheTerminal() {
        String fields = List.of("nftType", "deployStatus", "owner").stream()
                .map(name -> "\"" + name + "\":\"" + HOSTILE + "\"")
                .collect(Collectors.joining(","));
        String extra = ",\"extra\":{\"mintChannel\":\"" + HOSTILE + "\"}";
        String out = summary(Run.with(), List.of(row(fields + extra)));
        String shown = "\\u{1b}[2J\\u{1b}]52;c;eA==\\u{7} \\u{202e}gnp\\n\\r\\u{9b}31m";
        assertEquals(
                4,
                out.lines().filter(line -> line.startsWith("  " + shown + "  ")).count(),
                out);
        assertTrue(out.chars().allMatch(sign -> sign == '\n' || (sign >= ' ' && sign <= '~')), out);
    }

    @Test
    void valuesThatLookLikeOursAreQuoted() {
        List<String> rows = List.of("(none)", "others (3)", "", "\\\"x\\\"", "a\\\\").stream()
                .map(owner -> row("\"owner\":\"" + owner + "\""))
                .collect(Collectors.toList());
        rows.add(row(""));
        String out = summary(Run.with(), rows);
        String owners = out.substring(out.indexOf("Owner"), out.indexOf("Mint channel"));
        assertEquals(
                List.of("\"\"", "\"\"x\"\"", "\"(none)\"", "a\\\\", "\"others (3)\"", "(none)"),
                owners.lines()
                        .skip(1)
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.strip().replaceFirst("  .*", ""))
                        .toList(),
                out);
    }

    @ParameterizedTest
    @CsvSource({"11, 11", "12, 11", "37, 11"})
    void ownersBehindTheTenthAreCountedTogether(int owners, int lines) {
        List<String> rows = IntStream.range(0, owners)
                .mapToObj(owner -> row("\"owner\":\"o" + owner + "\""))
                .toList();
        String out = summary(Run.with(), rows);
        String section = out.substring(out.indexOf("Owner"), out.indexOf("\nMint channel"));
        assertEquals(1 + lines, section.lines().count(), out);
        int others = owners - 10;
        boolean isTold =
                section.matches("(?s).*\n  others \\(" + others + "\\) +" + others + " +\\d+% +" + others + "\n");
        assertEquals(owners > 11, isTold, out);
    }

    @Test
    void whateverThereIsHasABarAndOnlyAllHasTheWhole() {
        List<String> rows = IntStream.range(0, 1000)
                .mapToObj(number -> row("\"nftType\":\"" + (number == 0 ? "A" : "B") + "\""))
                .toList();
        List<String> lines = summary(Run.with().terminal(80).env("NO_COLOR", "1"), rows)
                .lines()
                .toList();
        assertTrue(lines.contains("  B                   999   99%    999  " + "=".repeat(19)), lines.toString());
        assertTrue(lines.contains("  A                     1   <1%      1  ="), lines.toString());
        assertTrue(lines.contains("  (none)             1000  100%   1000  " + "=".repeat(20)), lines.toString());
    }

    @Test
    void collectionsWithoutACountAreToldOnlyWhereThereAreSome() {
        String none = summary(Run.with(), List.of("{\"id\":1,\"count\":0}"));
        assertTrue(none.startsWith("Collections  1\nKinds held   0\nEmpty        1\n\nType"), none);
        String some = summary(Run.with(), List.of("{\"id\":1}", "{\"id\":2,\"count\":3}"));
        assertTrue(
                some.startsWith("Collections      2\nKinds held       3\nEmpty            0\nWithout a count  1\n\n"),
                some);
    }

    @Test
    void coloursFollowTheOptionAndTheCursorTheTerminal() {
        String plain = Run.with().terminal(80).env("NO_COLOR", "1").args(QUERY).out();
        assertFalse(plain.contains("m✓"), plain);
        assertTrue(plain.contains("✓ DEPLOYED\u001b[20G "), plain);
        Run.Result forced = Run.with().line("summary --network sandbox -a 10001 --color always");
        assertTrue(forced.out().contains("\u001b[32mDEPLOYED\u001b[m"), forced.out());
    }
}

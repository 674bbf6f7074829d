package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the escaper writes; {@link RoffShownTest} has what becomes of it. */
class RoffTest {
    private static final int CASES = 20_000;

    /** No dot or quote at its beginning, and no backslash but that of a name of a character. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?![.'])(?:[ -~&&[^\\\\]]|\\\\(?:-|&|\\((?:rs|aq|ga|dq|ha|ti)|\\[u[0-9A-F]{4,6}]))*");

    @Test
    void signsStayWhatTheyAre() {
        assertEquals(
                "\\(aqa\\(aq \\(gab\\(ga \\(dqc\\(dq \\(had \\(tie \\-\\-f \\(rsg\n",
                Roff.text("'a' `b` \"c\" ^d ~e --f \\g"));
    }

    @Test
    void whatIsNotAsciiIsAnEscapeAndAnEllipsisThreeDots() {
        assertEquals("0x... \\[u00D7] \\[u7406] \\[u1F600]\n", Roff.text("0x… × 理 😀"));
    }

    @Test
    void linesBeginWithNoRequest() {
        assertEquals("\\&.so file\n", Roff.text(".so file"));
        assertEquals("\\&... and so on\n", Roff.text("… and so on"));
        assertEquals("\\(aqbr\n", Roff.text("'br"));
        assertEquals("\\&.Sh  NAME\n", Roff.literal(".Sh  NAME "));
        String long80 = "x".repeat(80);
        assertEquals(long80 + "\n\\&.Sh\n", Roff.text(long80 + " .Sh"), "where a line is parted");
    }

    @Test
    void sentencesBeginLines() {
        assertEquals("One, two.\n(Three?)\nFour!\n", Roff.text("  One,\n\ttwo. (Three?)   Four! "));
        assertEquals("", Roff.text(" \n"));
    }

    @Test
    void argumentsAreOneAndNoMacro() {
        assertEquals("\\&Ns", Roff.argument("Ns"));
        assertEquals("\\&%T", Roff.argument("%T"));
        assertEquals("|\\&", Roff.argument("|"));
        assertEquals("a,b,...", Roff.argument("a,b,…"));
        assertEquals("FIELD[,...]\\&", Roff.argument("FIELD[,…]"));
        assertEquals("\"a \\(dqb\\(dq\"", Roff.argument("a \"b\""));
        assertEquals("\"\"", Roff.argument(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "a\u001b[1m", "\u0007", "\u009b", "\u202e", "\u200b", "\u2028x", "\ud800", "\ue000"})
    void whatNobodySeesIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Roff.literal("a" + text + "b"));
    }

    @Test
    void nothingThatStrangersWriteActs() {
        new Property<>(HostileText::any, HostileText::simpler).holds(CASES, text -> {
            String lines;
            try {
                lines = Roff.text(text) + Roff.literal(text) + Roff.argument("x" + text);
            } catch (IllegalArgumentException refused) {
                return;
            }
            lines.lines().forEach(line -> assertTrue(HARMLESS.matcher(line).matches(), line));
            Roff.text(text).lines().forEach(line -> assertTrue(line.length() <= 78 || !line.contains(" "), line));
        });
    }

    private static final int WIDTH = 500;
    private static final int RANDOM_TEXTS = 300;

    private static final String HEAD = """
            .Dd November 1, 2026
            .Dt X 1
            .Os x
            .Sh NAME
            .Nm x
            .Nd x
            .Sh DESCRIPTION
            """;

    private static final List<String> ATTACKS = List.of(
            ".so /etc/passwd",
            ". Sh NAME",
            "'br",
            "'.",
            "...",
            "\\fBbold\\fR \\*[name] \\n[.$] \\&. \\\" comment",
            "\\",
            "ends in \\",
            "\\(rs \\[u2026] \\e \\c",
            "\"",
            "a \"quoted\" word and one \"that is not",
            "'single' `back` ^hat ~tilde - -- --all",
            "Fl Ar Xr",
            "Ns",
            "%A",
            ".",
            ",",
            "(",
            ")",
            "|",
            "word .Sh NAME",
            "One sentence. Another one! (A third?) And no more...",
            "a,b.",
            "https://ipfs.io/ipfs/");

    @TempDir
    private Path folder;

    @Test
    void runningText() throws IOException {
        expectShown(texts(), text -> Roff.text(text) + ".Pp\n");
    }

    @Test
    void linesOfDisplays() throws IOException {
        expectShown(texts(), text -> ".Bd -literal\n" + Roff.literal(text) + ".Ed\n");
    }

    @Test
    void arguments() throws IOException {
        expectShown(texts(), text -> ".Ar " + Roff.argument(text) + "\n.Pp\n");
    }

    /** Those above, and others of the characters that mean something. */
    private static List<String> texts() {
        String signs = "\\\\\\..''\"\"-&()[]{}*fnAaSh  ,;|%^~`";
        Random random = new Random(7);
        List<String> texts = new ArrayList<>(ATTACKS);
        while (texts.size() < ATTACKS.size() + RANDOM_TEXTS) {
            String text = random.ints(1 + random.nextInt(12), 0, signs.length())
                    .mapToObj(at -> signs.substring(at, at + 1))
                    .collect(Collectors.joining())
                    .strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private void expectShown(List<String> texts, UnaryOperator<String> escaper) throws IOException {
        Tool.require("mandoc");
        Path page = Files.writeString(
                folder.resolve("x.1"),
                HEAD + texts.stream().map(escaper).collect(Collectors.joining()) + "end of it\n");
        assertEquals("", Shown.faults(page, folder), Files.readString(page));
        assertEquals(oneSpaced(texts), shown(Shown.shown(page, WIDTH)));
        Tool.require("groff");
        String file = page.toString();
        assertEquals(
                oneSpaced(texts),
                shown(Shown.says("groff", "-mdoc", "-ww", "-T", "utf8", "-P", "-cbou", "-rLL=" + WIDTH + "n", file)));
    }

    private static List<String> shown(String page) {
        return oneSpaced(page.lines()
                .dropWhile(line -> !line.equals("DESCRIPTION"))
                .skip(1)
                .takeWhile(line -> !line.endsWith("end of it"))
                .filter(line -> !line.isBlank())
                .toList());
    }

    private static List<String> oneSpaced(List<String> lines) {
        return lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
}

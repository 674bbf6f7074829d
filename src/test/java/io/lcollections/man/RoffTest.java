package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
}

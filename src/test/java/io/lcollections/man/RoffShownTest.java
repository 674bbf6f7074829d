package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has been escaped is shown as it was, and is no fault of the page, wherever it stands. */
class RoffShownTest {
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

package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.HelpText;
import io.lcollections.support.Run;
import io.lcollections.support.VirtualTime;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What users type: other spellings of options and values, and the line and the hint for what is wrong. */
class UsageTest {
    /** Words such as NAME=VALUE in front are variables. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/usage.csv", delimiter = '|', quoteCharacter = '`', nullValues = "-")
    void isToldInOneLine(String line, String message, String hint) {
        Run with = Run.with();
        String words = line;
        for (; words.matches("[A-Z_]+=.*"); words = words.substring(words.indexOf(' ') + 1)) {
            with.env(
                    words.substring(0, words.indexOf('=')),
                    words.substring(words.indexOf('=') + 1, words.indexOf(' ')));
        }
        Run.Result run = with.line(words);
        String first = run.err().lines().findFirst().orElse("");
        String second = run.err().substring(Math.min(run.err().length(), first.length() + 1));
        String expected =
                hint == null ? "" : "  hint: " + hint.replace("CWD", Path.of("").toAbsolutePath() + "") + "\n";
        assertAll(
                run.toString(),
                () -> assertEquals("*".equals(message) ? first : "lcollections: " + message, first),
                () -> assertEquals("*".equals(hint) ? second : expected, second),
                () -> assertEquals("", run.out()),
                () -> assertEquals(2, run.code()));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/spellings.csv", delimiter = '|', quoteCharacter = '`')
    void otherSpellingsAreUnderstood(String typed, String usual) {
        Run.Result expected = Run.with().line(usual);
        expected.expectCode(0).expectMessages("");
        Run.with().line(typed).expectOut(expected.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--nonZero,nonZero=true",
        "--nonzero,nonZero=true",
        "--non-zero=false,nonZero=false",
        "--collectionId=200,collectionId=200"
    })
    void aFlagIsSentAsItWasGiven(String flag, String parameter) {
        String[] line = {"--network", "sandbox", "-a", "10001", "-v", flag};
        Run.with().args(line).expectErr(parameter + ": HTTP 200");
    }

    @ParameterizedTest
    @CsvSource({"jsonl, ndjson", "MD, markdown"})
    void formatsHaveOtherNamesWhenConfiguredToo(String word, String format, @TempDir Path folder) throws IOException {
        String[] line = {"--network", "sandbox", "-a", "10001", "--limit", "2", "-q"};
        String expected =
                Run.with().env("LCOLLECTIONS_OUTPUT", format).args(line).out();
        Run.with().env("LCOLLECTIONS_OUTPUT", word).args(line).expectOut(expected);
        Run inFile = Run.with()
                .env("LCOLLECTIONS_CONFIG", folder.resolve("config.toml").toString());
        Files.writeString(folder.resolve("config.toml"), "");
        inFile.args("config", "set", "output", word).expectCode(0);
        inFile.args(line).expectOut(expected);
        assertEquals(0, inFile.line("summary --network sandbox -a 10001").code(), "it has other formats");
    }

    // The help of each command, and its examples

    private static final List<Integer> WIDTHS = List.of(30, 55, 60, 79, 80, 200);
    private static final int LEAST = 55;
    private static final int MOST = 80;

    @TempDir
    private Path home;

    static List<String> commands() {
        return HelpText.commands();
    }

    /** Those that need no shell; a test of the launcher runs the others. */
    static Stream<String> plainExamples() {
        return commands().stream()
                .flatMap(command -> HelpText.examples(HelpText.of(Run.with(), command)).stream())
                .filter(example -> !HelpText.needsShell(example));
    }

    @Test
    void theseAreTheCommands() {
        assertEquals(
                ",list,show,summary,diff,watch,config,doctor,sandbox,completion,help", String.join(",", commands()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help show", "-q help show", "help -q show", "help show -q"})
    void helpOfACommandIsItsHelp(String line) {
        assertEquals(
                HelpText.of(Run.with(), "show"),
                Run.with().args(line.split(" ")).out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsItsWidth(String command) {
        String page = HelpText.of(Run.with(), command);
        page.lines().forEach(line -> assertTrue(Screen.NONE.widthOf(line) <= MOST, line));
        for (int width : WIDTHS) {
            String help = HelpText.of(Run.with().terminal(width).env("NO_COLOR", "1"), command);
            int most = Math.max(LEAST, Math.min(MOST, width));
            List<String> typed = HelpText.section(help, "Examples").stream()
                    .filter(line -> !line.startsWith("  # "))
                    .toList();
            help.lines()
                    .filter(line -> !typed.contains(line))
                    .forEach(line -> assertTrue(Screen.NONE.widthOf(line) <= most, width + ": " + line));
            assertEquals(HelpText.examples(page), HelpText.examples(help), "no width breaks a command");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void endsWithExamplesThatAreExplained(String command) {
        List<String> lines = HelpText.of(Run.with(), command).lines().toList();
        List<String> section = HelpText.section(String.join("\n", lines), "Examples");
        assertFalse(section.isEmpty(), "no examples");
        assertEquals(section, lines.subList(lines.size() - section.size(), lines.size()));
        for (int i = 0; i < section.size(); i += 2) {
            assertTrue(section.get(i).startsWith("  # "), section.get(i));
            assertTrue(section.get(i + 1).startsWith("  lcollections "), section.get(i + 1));
            i += i + 2 < section.size() && section.get(i + 2).startsWith("   ") ? 1 : 0;
        }
        if (command.isEmpty()) {
            assertEquals(3, HelpText.examples(String.join("\n", lines)).size());
        }
    }

    @Test
    void optionsStandInGroups() {
        assertEquals("Query,Paging,Requests,Service,Output,General,Commands,Exit codes,Examples", headings(""));
        assertEquals("Query,Paging,Requests,Service,Output,General,Examples", headings("list"));
        assertEquals("Query,Requests,Service,Output,General,Examples", headings("summary"));
    }

    private static String headings(String command) {
        return String.join(",", HelpText.headings(HelpText.of(Run.with(), command)));
    }

    @Test
    void headingsAreBoldAndCommentsDimOnATerminal() {
        String help = HelpText.of(Run.with().terminal(80), "");
        for (String heading : List.of("Query", "Commands", "Exit codes", "Examples")) {
            assertTrue(help.contains("\u001b[1m" + heading + "\u001b["), heading + " in " + help);
        }
        assertTrue(help.contains("\n  \u001b[2m# the totals\u001b["), help);
    }

    @ParameterizedTest
    @MethodSource("plainExamples")
    void examplesWorkAsTyped(String example) {
        String[] words = example.split(" ");
        String[] args = Arrays.copyOfRange(words, 1, words.length);
        if (args[0].equals("sandbox")) {
            expectServer(args);
        } else if (args[0].equals("watch")) {
            expectWatch(args);
        } else {
            Run.Result run = Run.with()
                    .env("XDG_CONFIG_HOME", home.toString())
                    .stdin("key")
                    .args(args);
            run.expectCode(0);
            assertEquals(example.contains(" config set "), run.out().isEmpty(), run.toString());
            run.err().lines().forEach(line -> assertTrue(isExpected(line), line));
        }
    }

    private static boolean isExpected(String note) {
        return note.matches("\\S+ is set in '.*'(, profile try)?")
                || note.equals("sandbox: generated data from a built-in server, not the service")
                || note.matches("(\\d+) accounts: \\1 succeeded, 0 failed")
                || note.matches(
                        "(account \\d+: )?\\d+ of \\d+ collections( from offset \\d+)?; --all fetches every one");
    }

    private static void expectWatch(String... args) {
        VirtualTime time = new VirtualTime().interruptingAt(3);
        Run.Result run = Run.with().time(time).args(args);
        run.expectCode(130);
        assertTrue(run.err().endsWith("\n137 collections; changes are printed from now on\n"), run.toString());
        assertEquals(3, time.sleeps().size());
    }

    private static void expectServer(String... args) {
        // The port of the example may be taken here, and its file is that of another example.
        String[] free = Arrays.stream(args)
                .map(word -> word.equals("8080") ? "0" : word)
                .map(word -> word.equals("saved.json") ? "src/test/resources/saved/page.json" : word)
                .toArray(String[]::new);
        Thread.currentThread().interrupt();
        Run.Result run;
        try {
            run = Run.with().args(free);
        } finally {
            Thread.interrupted();
        }
        assertTrue(run.out().matches("http://127\\.0\\.0\\.1:\\d+\n"), run.toString());
        assertTrue(run.err().matches("(?s)sandbox: [^,]+, not the service; the key is .*"), run.toString());
    }

    @Test
    void descriptionsSayTheDefaultsThatHold() {
        Pattern said = Pattern.compile("\\(default ([^ ;)]+)[;)]|(\\w+) \\(default\\)");
        int count = 0;
        for (CommandLine command : Run.model().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                Matcher value = said.matcher(String.join(" ", option.description()));
                String builtIn = Settings.builtIn(option);
                if (!builtIn.isEmpty() && !Settings.isFlag(option) && value.find()) {
                    assertEquals(
                            builtIn,
                            value.group(1) == null ? value.group(2) : value.group(1),
                            command.getCommandName() + " " + option.longestName());
                    count++;
                }
            }
        }
        assertTrue(count > 20, count + " defaults");
    }
}

package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment and the launcher tell about the terminal and its user. */
class TerminalTest {
    @ParameterizedTest(name = "--color {0}, NO_COLOR={1}, CLICOLOR_FORCE={2}, TERM={3}, terminal {4}: {5}")
    @CsvSource({
        "auto,'','',xterm,true,true", "auto,'','',xterm,false,false", "auto,1,'',xterm,true,false",
        "auto,'',1,xterm,false,true", "auto,'',0,xterm,false,false", "auto,1,1,xterm,true,false",
        "auto,'','',dumb,true,false", "auto,'',1,dumb,true,true", "always,1,'',dumb,false,true",
        "never,'',1,xterm,true,false",
    })
    void precedence(ColorMode mode, String no, String force, String term, boolean terminal, boolean colours) {
        Map<String, String> env = Map.of("NO_COLOR", no, "CLICOLOR_FORCE", force, "TERM", term);
        assertEquals(colours, mode.decide(env, terminal).useColor());
    }

    private static final Screen LINKED = new Screen(true, OptionalInt.empty(), false, false, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TERM=xterm-kitty | true",
                "TERM=foot | true",
                "TERM=xterm-256color | false",
                "TERM=xterm-256color VTE_VERSION=7006 | true",
                "TERM=xterm-256color VTE_VERSION=5000 | false",
                "TERM=xterm-256color VTE_VERSION=new | false",
                "TERM=xterm-256color VTE_VERSION=99999999999999999999 | true",
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.14 | true",
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.0.9 | false",
                "TERM=xterm-256color TERM_PROGRAM=vscode TERM_PROGRAM_VERSION=1.100.2 | true",
                "TERM=xterm-256color TERM_PROGRAM=vscode TERM_PROGRAM_VERSION=1.71.0 | false",
                "TERM=xterm-256color TERM_PROGRAM=WezTerm TERM_PROGRAM_VERSION=20240203-110809 | true",
                "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal TERM_PROGRAM_VERSION=453 | false",
                "TERM=xterm-256color WT_SESSION=0b9e | true",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4 | true",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a | false",
                "TERM=screen-256color VTE_VERSION=7006 | false",
                "TERM=screen TMUX=/tmp/t VTE_VERSION=7006 | false",
                "TERM=dumb VTE_VERSION=7006 | false",
                "VTE_VERSION=7006 | false",
                "TERM=xterm-kitty FORCE_HYPERLINK=0 | false",
                "TERM=dumb FORCE_HYPERLINK=1 | true",
            })
    void areDetectedByTheEnvironment(String variables, boolean on) {
        assertEquals(on, Screen.supportsLinks(true, env(variables)));
    }

    @Test
    void areDisabledWithoutATerminalUnlessForced() {
        assertFalse(Screen.supportsLinks(false, env("TERM=xterm-kitty")));
        assertEquals(true, Screen.supportsLinks(false, env("FORCE_HYPERLINK=1")));
    }

    @Test
    void linkIsBetweenTwoSequences() {
        assertEquals("\u001b]8;;https://a/b\u001b\\name\u001b]8;;\u001b\\", LINKED.link("https://a/b", "name"));
        assertEquals("name", Screen.none().link("https://a/b", "name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a/\u001b\\", "https://a/\u0007", "https://a/ b", "https://a/\u009c", "https://ä/"})
    void unsafeUrlIsNotLinked(String url) {
        assertEquals("name", LINKED.link(url, "name"));
    }

    private static Map<String, String> env(String variables) {
        Map<String, String> env = new HashMap<>();
        for (String variable : variables.split(" ")) {
            env.put(variable.split("=")[0], variable.split("=")[1]);
        }
        return env;
    }

    @ParameterizedTest
    @CsvSource({
        "de, de", "de_DE, de-DE", "de_DE.UTF-8, de-DE", "de_AT.ISO-8859-15@euro, de-AT",
        "de-CH, de-CH", "sr_RS.UTF-8@latin, sr-Latn-RS", "sr_RS@cyrillic, sr-Cyrl-RS", "es_419, es-419",
        "haw_US.utf8, haw-US", "ca_ES@valencia, ca-ES", "en_US.UTF-8, en-US",
    })
    void nameBecomesALocale(String name, String tag) {
        assertEquals(tag, UserLocale.of(Map.of("LANG", name), "LC_COLLATE").toLanguageTag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C",
                "POSIX",
                "C.UTF-8",
                "C.utf8@x",
                "german",
                "de_",
                "de_DEU",
                "_DE",
                "../../etc",
                "de_DE\u001b",
                "１２",
            })
    void whatNamesNoneIsNone(String name) {
        assertEquals(Locale.ROOT, UserLocale.of(Map.of("LANG", name), "LC_COLLATE"));
    }

    @Test
    void firstThatIsNotEmptyCounts() {
        assertEquals(Locale.ROOT, UserLocale.of(Map.of(), "LC_COLLATE"));
        Map<String, String> all = Map.of("LC_ALL", "da", "LC_COLLATE", "de", "LC_NUMERIC", "fr", "LANG", "en");
        assertEquals(Locale.forLanguageTag("da"), UserLocale.of(all, "LC_COLLATE"));
        Map<String, String> some = Map.of("LC_ALL", "", "LC_COLLATE", "de", "LC_NUMERIC", "C", "LANG", "en");
        assertEquals(Locale.forLanguageTag("de"), UserLocale.of(some, "LC_COLLATE"));
        assertEquals(Locale.ROOT, UserLocale.of(some, "LC_NUMERIC"));
        assertEquals(Locale.forLanguageTag("en"), UserLocale.of(some, "LC_TIME"));
    }

    @ParameterizedTest
    @CsvSource({"'',false,false", "0,false,false", "1,true,false", "02,false,true", "012,true,true"})
    void theLauncherReportsTerminals(String says, boolean stdout, boolean stderr) {
        Terminal terminal = new SystemTerminal(Map.of(), says, null);
        assertEquals(stdout, terminal.isStdoutTerminal());
        assertEquals(stderr, terminal.isStderrTerminal());
    }

    @ParameterizedTest
    @CsvSource({"132,132", "1,1", "9999,9999"})
    void columnsVariableSetsBothWidths(String columns, int width) {
        Terminal terminal = new SystemTerminal(Map.of("COLUMNS", columns), "", "90");
        assertEquals(width, terminal.width());
        assertEquals(width, terminal.stderrWidth());
    }

    /** Unless COLUMNS is a valid width; 80 if neither is known. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', 132, 132", "'', 1, 1", "0, 132, 132", "12345, 132, 132", "wide, 132, 132", "'', 65535, 10000",
                "'', 0, 80", "'', '', 80", "'', 123456, 80", "'', -5, 80", "'', 1e2, 80", "'', -, 80"
            })
    void theLauncherReportsTheWidthOfStandardOutput(String columns, String launcherColumns, int width) {
        Terminal terminal = new SystemTerminal(Map.of("COLUMNS", columns), "1", launcherColumns);
        assertEquals(width, terminal.width());
        assertEquals(80, terminal.stderrWidth());
    }
}

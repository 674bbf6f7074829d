package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.cli.Environment;
import io.lcollections.support.FixedTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
    @CsvFileSource(resources = "/tables/linking-terminals.csv", delimiter = '|', quoteCharacter = '\'')
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
        assertEquals("name", Screen.NONE.link("https://a/b", "name"));
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

    private static Environment environment(Map<String, String> env) {
        return new Environment(env, null, null, null, null, FixedTerminal.ofWidth(80), null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "de, de", "de_DE, de-DE", "de_DE.UTF-8, de-DE", "de_AT.ISO-8859-15@euro, de-AT",
        "de-CH, de-CH", "sr_RS.UTF-8@latin, sr-RS", "es_419, es-419", "haw_US.utf8, haw-US",
        "ca_ES@valencia, ca-ES", "en_US.UTF-8, en-US",
    })
    void nameBecomesALocale(String name, String tag) {
        assertEquals(tag, environment(Map.of("LANG", name)).collationLocale().toLanguageTag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "C", "POSIX", "C.UTF-8", "C.utf8@x", "german",
                "de_", "de_DEU", "_DE", "../../etc", "de_DE\u001b", "１２",
            })
    void whatNamesNoneIsNone(String name) {
        assertEquals(Locale.ROOT, environment(Map.of("LANG", name)).collationLocale());
    }

    @Test
    void firstThatIsNotEmptyCounts() {
        assertEquals(Locale.ROOT, environment(Map.of()).collationLocale());
        Map<String, String> all = Map.of("LC_ALL", "da", "LC_COLLATE", "de", "LC_NUMERIC", "fr", "LANG", "en");
        assertEquals(Locale.forLanguageTag("da"), environment(all).collationLocale());
        Map<String, String> some = Map.of("LC_ALL", "", "LC_COLLATE", "de", "LC_NUMERIC", "C", "LANG", "en");
        assertEquals(Locale.forLanguageTag("de"), environment(some).collationLocale());
        assertEquals(Locale.ROOT, environment(some).numberLocale());
    }

    @ParameterizedTest
    @CsvSource({"'',false,false", "0,false,false", "1,true,false", "02,false,true", "012,true,true"})
    void theLauncherReportsTerminals(String says, boolean stdout, boolean stderr) {
        Terminal terminal = new SystemTerminal(Map.of(), says, null);
        assertEquals(stdout, terminal.isTerminal(Terminal.STDOUT));
        assertEquals(stderr, terminal.isTerminal(Terminal.STDERR));
    }

    @ParameterizedTest
    @CsvSource({"132,132", "1,1", "9999,9999"})
    void columnsVariableSetsBothWidths(String columns, int width) {
        Terminal terminal = new SystemTerminal(Map.of("COLUMNS", columns), "", "90");
        assertEquals(width, terminal.width(Terminal.STDOUT));
        assertEquals(width, terminal.width(Terminal.STDERR));
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
        assertEquals(width, terminal.width(Terminal.STDOUT));
        assertEquals(80, terminal.width(Terminal.STDERR));
    }

    private static final Path FOLDER = Path.of("/usr/share/zoneinfo");
    private static final long THREE_DAYS = 3 * 24 * 3600;

    @TempDir
    private Path directory;

    private static UserTimeZone of(String zone) {
        return UserTimeZone.of(Map.of("TZ", zone));
    }

    private static void expectSame(ZoneId expected, UserTimeZone zone, int firstYear, int lastYear) {
        Instant last = Instant.parse(lastYear + "-12-31T00:00:00Z");
        Instant next = Instant.parse(firstYear + "-01-01T00:00:00Z");
        while (next.isBefore(last)) {
            assertEquals(expected.getRules().getOffset(next), zone.at(next).getOffset(), next.toString());
            next = next.plusSeconds(THREE_DAYS);
        }
        assertEquals(expected.getRules().getOffset(last), zone.at(last).getOffset());
    }

    /** As {@code date} of glibc has them; the offset in winter, and in summer of the north. */
    @ParameterizedTest
    @CsvFileSource(resources = "/tables/time-zones.csv", delimiter = '|', quoteCharacter = '\'')
    void zonesAndRules(String zone, String winter, String summer) {
        for (int year = 2008; year < 2040; year++) {
            String of = zone + " in " + year;
            assertEquals(
                    winter,
                    of(zone).at(Instant.parse(year + "-01-01T12:00:00Z"))
                            .getOffset()
                            .getId(),
                    of);
            assertEquals(
                    summer,
                    of(zone).at(Instant.parse(year + "-07-01T12:00:00Z"))
                            .getOffset()
                            .getId(),
                    of);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EST5EDT,M3.2.0,M11.1.0 | America/New_York
            CET-1CEST,M3.5.0,M10.5.0/3 | Europe/Berlin
            AEST-10AEDT,M10.1.0,M4.1.0/3 | Australia/Sydney
            <+1030>-10:30<+11>-11,M10.1.0,M4.1.0 | Australia/Lord_Howe
            IST-2IDT,M3.4.4/26,M10.5.0 | Asia/Jerusalem
            """)
    void rulesChangeAtTheSameSecond(String rule, String name) {
        expectSame(ZoneId.of(name), of(rule), 2014, 2060);
        ZoneId.of(name).getRules().getTransitionRules().forEach(transition -> {
            Instant change = transition.createTransition(2024).getInstant();
            expectSameAt(ZoneId.of(name), of(rule), change.minusSeconds(1));
            expectSameAt(ZoneId.of(name), of(rule), change);
        });
    }

    private static void expectSameAt(ZoneId expected, UserTimeZone zone, Instant moment) {
        assertEquals(expected.getRules().getOffset(moment), zone.at(moment).getOffset(), moment.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                "Europe/London",
                "Asia/Kathmandu",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Africa/Monrovia",
                "Pacific/Apia"
            })
    void filesOfZoneData(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "there is no zone data here");
        expectSame(ZoneId.of(name), of(file.toString()), 2000, 2020);
        expectSame(ZoneId.of(name), of("posix/" + name), 2000, 2020);
        Path copy = Files.copy(file, directory.resolve("copy-of-" + file.getFileName()));
        expectSame(ZoneId.of(name), of(":" + copy), 2005, 2035);
        expectSame(
                ZoneId.of(name),
                UserTimeZone.of(Map.of("TZDIR", directory.toString(), "TZ", "copy-of-" + file.getFileName())),
                2026,
                2035);
    }

    @Test
    void whatIsNoZoneIsThatOfTheSystem() throws IOException {
        Path file = Files.writeString(directory.resolve("text"), "no zone data\n");
        for (String zone : new String[] {"Foo/Bar", "X", "EST25:99EDT", "A3", file.toString(), "/dev/zero", "\0"}) {
            assertEquals(ZoneId.systemDefault().getId(), of(zone).name(), zone);
        }
        assertEquals(ZoneId.systemDefault().getId(), UserTimeZone.of(Map.of()).name());
    }
}

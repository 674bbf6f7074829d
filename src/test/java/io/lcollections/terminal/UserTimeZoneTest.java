package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTimeZoneTest {
    private static final Path FOLDER = Path.of("/usr/share/zoneinfo");
    private static final long THREE_DAYS = 3 * 24 * 3600;

    @TempDir
    private Path directory;

    private static ZoneId of(String zone) {
        return UserTimeZone.of(Map.of("TZ", zone));
    }

    private static void expectSame(ZoneId expected, ZoneId zone, int firstYear, int lastYear) {
        Instant last = Instant.parse(lastYear + "-12-31T00:00:00Z");
        Instant next = Instant.parse(firstYear + "-01-01T00:00:00Z");
        while (next.isBefore(last)) {
            assertEquals(expected.getRules().getOffset(next), zone.getRules().getOffset(next), zone + " " + next);
            next = next.plusSeconds(THREE_DAYS);
        }
        assertEquals(expected.getRules().getOffset(last), zone.getRules().getOffset(last));
    }

    /** As {@code date} of glibc has them; the offset in winter, and in summer of the north. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "America/New_York | -05:00 | -04:00", ":America/New_York | -05:00 | -04:00",
                "EST5 | -05:00 | -05:00", "EST5EDT | -05:00 | -04:00",
                "ABC5DEF | -05:00 | -04:00", "ABC5DEF3 | -05:00 | -03:00",
                "GMT+3 | -03:00 | -03:00", "UTC-3 | +03:00 | +03:00",
                "JST-9 | +09:00 | +09:00", "<+0330>-3:30 | +03:30 | +03:30",
                "<-03>3 | -03:00 | -03:00", ":CET-1CEST,M3.5.0,M10.5.0/3 | +01:00 | +02:00",
                "AEST-10AEDT,M10.1.0,M4.1.0/3 | +11:00 | +10:00", "IST-1GMT0,M10.5.0,M3.5.0/1 | Z | +01:00",
                "AAA1BBB,J60/0,J300/0 | -01:00 | Z", "AAA1BBB,59/0,299/0 | -01:00 | Z",
                "XXX3EDT4,0/0,J365/23 | -04:00 | -04:00", "XXX4EDT5,0/0,J365/25 | -05:00 | -05:00",
                "EST5EDT,M3.2.0 | -05:00 | -04:00", "'' | Z | Z",
                ": | Z | Z",
            })
    void zonesAndRules(String zone, String winter, String summer) {
        for (int year = 2008; year < 2040; year++) {
            String of = zone + " in " + year;
            assertEquals(
                    winter,
                    of(zone).getRules()
                            .getOffset(Instant.parse(year + "-01-01T12:00:00Z"))
                            .getId(),
                    of);
            assertEquals(
                    summer,
                    of(zone).getRules()
                            .getOffset(Instant.parse(year + "-07-01T12:00:00Z"))
                            .getId(),
                    of);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EST5EDT,M3.2.0,M11.1.0 | America/New_York",
                "CET-1CEST,M3.5.0,M10.5.0/3 | Europe/Berlin",
                "AEST-10AEDT,M10.1.0,M4.1.0/3 | Australia/Sydney",
                "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0 | Australia/Lord_Howe",
                "IST-2IDT,M3.4.4/26,M10.5.0 | Asia/Jerusalem"
            })
    void rulesChangeAtTheSameSecond(String rule, String name) {
        expectSame(ZoneId.of(name), of(rule), 2014, 2060);
        ZoneId.of(name).getRules().getTransitionRules().forEach(transition -> {
            Instant change = transition.createTransition(2024).getInstant();
            expectSameAt(ZoneId.of(name), of(rule), change.minusSeconds(1));
            expectSameAt(ZoneId.of(name), of(rule), change);
        });
    }

    private static void expectSameAt(ZoneId expected, ZoneId zone, Instant moment) {
        assertEquals(expected.getRules().getOffset(moment), zone.getRules().getOffset(moment), moment.toString());
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
        expectSame(ZoneId.of(name), of(":" + copy), 2026, 2035);
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
            assertEquals(ZoneId.systemDefault(), of(zone), zone);
        }
        assertEquals(ZoneId.systemDefault(), UserTimeZone.of(Map.of()));
    }
}

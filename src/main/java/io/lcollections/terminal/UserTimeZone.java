package io.lcollections.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time zone of the user, as {@code date} finds it: {@code TZ} is the name of a zone, the path of a file of zone data
 * (RFC 8536), or a rule of POSIX such as {@code CET-1CEST,M3.5.0,M10.5.0/3}. Java understands only names. Rules hold for the
 * years 1970 to 2200, and offsets are at most 18 hours, as in Java.
 */
public record UserTimeZone(String name, Function<Instant, ZoneOffset> offsets) {
    private static final int MAX_FILE_BYTES = 1 << 16;
    private static final int HEADER_BYTES = 44;
    private static final String MAGIC = "TZif"; // starts both parts of a file
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;

    private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
    private static final String TIME = "[+-]?\\d{1,3}(?::\\d{1,2}){0,2}";
    private static final String DAY = "(?:M\\d{1,2}\\.[1-5]\\.[0-6]|J?\\d{1,3})(?:/" + TIME + ")?";
    private static final Pattern RULE = Pattern.compile(
            NAME + "(" + TIME + ")(?:(" + NAME + ")(" + TIME + ")?(?:,(" + DAY + ")(?:,(" + DAY + "))?)?)?");

    /** The zone by the environment; that of the system, if {@code TZ} is not set or cannot be understood. */
    public static UserTimeZone of(Map<String, String> env) {
        String zone = env.get("TZ");
        ZoneId system = ZoneId.systemDefault();
        // If /etc/localtime is a copy and there is no other zone data, Java knows only the offset of today.
        if (zone == null && !system.getId().startsWith("GMT")) {
            return of(system);
        }
        String name = zone == null ? "/etc/localtime" : zone.startsWith(":") ? zone.substring(1) : zone;
        try {
            return named(
                    name,
                    Path.of(env.getOrDefault("TZDIR", "/usr/share/zoneinfo")).resolve(name));
        } catch (IOException | RuntimeException invalid) {
            return of(system);
        }
    }

    public static UserTimeZone of(ZoneId zone) {
        return new UserTimeZone(zone.getId(), zone.getRules()::getOffset);
    }

    private static UserTimeZone named(String name, Path file) throws IOException {
        if (name.isEmpty()) {
            return of(ZoneOffset.UTC);
        }
        Set<String> known = ZoneId.getAvailableZoneIds();
        boolean isFile = !known.contains(name) && Files.isRegularFile(file);
        String real = isFile ? file.toRealPath().toString().replaceFirst(".*/zoneinfo/(posix/|right/)?", "") : name;
        if (known.contains(real)) {
            return of(ZoneId.of(real));
        }
        NavigableMap<Long, ZoneOffset> offsets = isFile ? readFile(file) : ofRule(name);
        return new UserTimeZone(
                name, time -> offsets.floorEntry(time.getEpochSecond()).getValue());
    }

    public OffsetDateTime at(Instant time) {
        return time.atOffset(offsets.apply(time));
    }

    /** The offset by the second since 1970 from which it holds: in the second part of the file, which ends with a rule. */
    private static NavigableMap<Long, ZoneOffset> readFile(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException("not a file of zone data");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int second = text.indexOf(MAGIC, MAGIC.length());
        ByteBuffer data = ByteBuffer.wrap(text.substring(second).getBytes(StandardCharsets.ISO_8859_1));
        int times = data.getInt(32);
        int typesAt = HEADER_BYTES + 8 * times;
        int offsetsAt = typesAt + times;
        ZoneOffset earliest = ZoneOffset.ofTotalSeconds(data.getInt(offsetsAt));
        NavigableMap<Long, ZoneOffset> offsets = new TreeMap<>(Map.of(Long.MIN_VALUE, earliest));
        for (int i = 0; i < times; i++) {
            long time = data.getLong(HEADER_BYTES + 8 * i);
            int offset = data.getInt(offsetsAt + 6 * data.get(typesAt + i));
            offsets.put(time, ZoneOffset.ofTotalSeconds(offset));
        }
        // The rule is the last line, which ends with a line feed.
        int end = text.length() - 1;
        String rule = text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
        if (!rule.isEmpty()) {
            offsets.putAll(ofRule(rule).tailMap(offsets.lastKey(), false));
        }
        return offsets;
    }

    private static NavigableMap<Long, ZoneOffset> ofRule(String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw new DateTimeException("not a rule of POSIX");
        }
        // POSIX counts to the west.
        ZoneOffset standard = ZoneOffset.ofTotalSeconds(-seconds(rule.group(1)));
        NavigableMap<Long, ZoneOffset> offsets = new TreeMap<>(Map.of(Long.MIN_VALUE, standard));
        if (rule.group(2) == null) {
            return offsets;
        }
        int summerSeconds = rule.group(3) == null ? standard.getTotalSeconds() + 3600 : -seconds(rule.group(3));
        ZoneOffset summer = ZoneOffset.ofTotalSeconds(summerSeconds);
        // As glibc assumes for a rule without days.
        String start = Objects.requireNonNullElse(rule.group(4), "M3.2.0");
        String end = Objects.requireNonNullElse(rule.group(5), "M11.1.0");
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            long ends = second(end, year, summer);
            // Summer time that ends after the next start lasts for ever.
            if (ends < second(start, year + 1, standard)) {
                offsets.put(ends, standard);
            }
            offsets.put(second(start, year, standard), summer);
        }
        return offsets;
    }

    /** A day and time of POSIX in a year, in seconds since 1970. */
    private static long second(String dayAndTime, int year, ZoneOffset offset) {
        String[] parts = dayAndTime.split("/");
        int time = seconds(parts.length > 1 ? parts[1] : "2");
        return day(parts[0], year).atStartOfDay().toEpochSecond(offset) + time;
    }

    private static LocalDate day(String text, int year) {
        if (text.startsWith("J")) {
            // February 29 is never counted.
            return LocalDate.ofYearDay(FIRST_YEAR, Integer.parseInt(text.substring(1)))
                    .withYear(year);
        }
        if (!text.startsWith("M")) {
            return LocalDate.ofYearDay(year, 1).plusDays(Integer.parseInt(text));
        }
        String[] parts = text.substring(1).split("\\.");
        LocalDate month = LocalDate.of(year, Integer.parseInt(parts[0]), 1);
        DayOfWeek day = DayOfWeek.SUNDAY.plus(Integer.parseInt(parts[2]));
        int week = Integer.parseInt(parts[1]);
        return month.with(TemporalAdjusters.dayOfWeekInMonth(week == 5 ? -1 : week, day));
    }

    private static int seconds(String time) {
        String[] parts = (time.replaceFirst("[+-]", "") + ":0:0").split(":");
        int seconds = (Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1])) * 60 + Integer.parseInt(parts[2]);
        return time.startsWith("-") ? -seconds : seconds;
    }
}

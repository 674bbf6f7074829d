package io.lcollections.render;

import io.lcollections.model.JsonNumber;
import io.lcollections.terminal.Sanitizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;

/** A value as the text of a cell. */
final class CellText {
    /** What lies beyond was not meant as milliseconds. */
    private static final int LAST_YEAR = 9999;

    private CellText() {}

    /** For programs: strings and numbers as they are, absent and null empty, what is nested as JSON. */
    static String exact(Object value) {
        if (value == null) {
            return "";
        }
        boolean plain = value instanceof String || value instanceof JsonNumber || value instanceof Boolean;
        return plain ? value.toString() : JsonWriter.compact(value);
    }

    /** For people: safe to show, and times as dates. */
    static String shown(Object value, Column.Kind kind, ZoneId zone) {
        if (kind == Column.Kind.TIME && value instanceof JsonNumber time) {
            return date(time, zone);
        }
        return Sanitizer.visible(exact(value));
    }

    private static String date(JsonNumber millis, ZoneId zone) {
        OptionalLong since1970 = millis.asLong();
        if (since1970.isEmpty()) {
            return millis.text();
        }
        try {
            LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(since1970.getAsLong()), zone);
            return date.getYear() > LAST_YEAR ? millis.text() : date.toString();
        } catch (DateTimeException beyondTheCalendar) {
            return millis.text();
        }
    }
}

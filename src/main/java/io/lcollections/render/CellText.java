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
            return LocalDate.ofInstant(Instant.ofEpochMilli(since1970.getAsLong()), zone)
                    .toString();
        } catch (DateTimeException beyondTheCalendar) {
            return millis.text();
        }
    }
}

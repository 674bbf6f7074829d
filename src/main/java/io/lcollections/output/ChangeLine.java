package io.lcollections.output;

import io.lcollections.changes.Change;
import io.lcollections.changes.FieldChange;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Changes for people as they come, a line each: when, what, the id, the name, the count and other fields; cut to a
 * terminal or in full. Nothing in it can act on the terminal.
 */
public final class ChangeLine {
    private static final String GAP = "  ";

    private final OutputStream out;
    private final Screen screen;
    private final ChangeText text;
    private final ZoneId zone;

    private final StringBuilder line = new StringBuilder();
    /** How many columns are left on the line. */
    private int left;

    /**
     * @param numbers how counts are written
     * @param zone for times
     */
    public ChangeLine(OutputStream out, Screen screen, Locale numbers, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.text = new ChangeText(numbers, zone);
        this.zone = zone;
    }

    /**
     * Writes one line, in one piece, and flushes it.
     *
     * @param at when it was seen
     * @throws IOException when the output does not take it
     */
    public void write(Instant at, Change change) throws IOException {
        left = screen.width().orElse(Integer.MAX_VALUE);
        put(time(at) + GAP, screen.styles()::dim);
        put(ChangeText.sign(change.kind()) + " ", sign -> ChangeText.look(change.kind(), screen.styles(), sign));
        String id = ChangeText.id(change);
        put(id.isEmpty() ? "" : id + GAP, UnaryOperator.identity());
        String details = details(change);
        // As much of the name as there is room for, but not at the cost of what happened.
        int most = Math.max(left / 3, left - TextWidth.of(details, screen.widthMode()));
        put(TextWidth.cut(ChangeText.name(change), most, screen.widthMode()), UnaryOperator.identity());
        put(details, UnaryOperator.identity());
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        line.setLength(0);
    }

    private String details(Change change) {
        String count = text.count(change);
        String step = ChangeText.step(change);
        String fields = ChangeText.others(change).stream().map(this::field).collect(Collectors.joining(", "));
        return (count.isEmpty() ? "" : GAP + count)
                + (step.isEmpty() ? "" : " (" + step + ")")
                + (fields.isEmpty() ? "" : GAP + fields);
    }

    private String field(FieldChange field) {
        return ChangeText.field(field) + ": " + text.values(field);
    }

    private void put(String part, UnaryOperator<String> look) {
        String cut = TextWidth.cut(part, left, screen.widthMode());
        left -= TextWidth.of(cut, screen.widthMode());
        line.append(look.apply(screen.width().isPresent() ? TextSanitizer.endRightToLeft(cut) : cut));
    }

    /** {@code 2026-11-23 09:31:05}. */
    private String time(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return local.toLocalDate()
                + String.format(Locale.ROOT, " %02d:%02d:%02d", local.getHour(), local.getMinute(), local.getSecond());
    }
}

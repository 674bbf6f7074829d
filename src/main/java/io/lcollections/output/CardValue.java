package io.lcollections.output;

import io.lcollections.json.JsonNumber;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The value of a field as a card shows it: safe, exact, and told from what was not served as text. */
final class CardValue {
    /** Behind the end of a line, which is shown, the text goes on in the next. */
    private static final String BEHIND_LINES = "(?<=\\n)";

    private final Supplier<ZoneId> zone;
    private final CountText counts;
    private final boolean hasSigns;

    CardValue(RenderOptions options) {
        this.zone = options.zone();
        this.counts = new CountText(options.numbers());
        this.hasSigns = options.pretty();
    }

    /** What is shown of a value, line by line. */
    List<String> lines(CardField field) {
        Column.Kind kind = kind(field.path());
        if (field.value() instanceof JsonNumber number) {
            return List.of(
                    switch (kind) {
                        case TIME -> CellText.moment(number, zone.get());
                        case COUNT -> counts.text(number);
                        default -> number.text();
                    });
        }
        if (field.value().isTextual()) {
            String text = field.value().textValue();
            boolean hasSign = hasSigns
                    && kind == Column.Kind.STATE
                    && !DeployState.sign(text).isEmpty();
            String shown = hasSign ? DeployState.signed(text) : quoted(text);
            return Stream.of(shown.split(BEHIND_LINES))
                    .map(TextSanitizer::sanitize)
                    .toList();
        }
        return List.of(field.value().isNull() ? "null" : TextSanitizer.sanitize(CellText.exact(field.value())));
    }

    /** Nothing, blanks and what reads like one of JSON's own words are told from it. */
    private static String quoted(String text) {
        boolean isOwed = StandInName.isBlank(text)
                || text.startsWith("\"")
                || text.equals("null")
                || text.equals("true")
                || text.equals("false");
        return isOwed ? '"' + text + '"' : text;
    }

    /** Whether a line is one address, which is of no use in pieces. */
    static boolean isWhole(String line) {
        return TextWidth.isPrintableAscii(line)
                && line.indexOf(' ') < 0
                && (line.startsWith("0x") || line.contains("://"));
    }

    private static Column.Kind kind(String path) {
        boolean isTime = path.equals("createdAt") || path.equals("updatedAt");
        return isTime ? Column.Kind.TIME : Column.named(path).kind();
    }
}

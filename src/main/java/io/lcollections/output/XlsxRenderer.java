package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.UsageException;
import io.lcollections.output.Column.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet: ids, addresses and texts as text, counts as numbers, times as dates in UTC. No cell is a formula.
 * Until {@link #end}, the zip archive lacks its directory, so that no program opens an incomplete list.
 */
final class XlsxRenderer implements Renderer {
    static final int MAX_ROWS = Worksheet.MAX_ROWS - 1;
    static final int MAX_TEXT = 32_767;
    private static final int MIN_WIDTH = 19;
    private static final int MAX_WIDTH = 44;
    // 1900-03-01: programs disagree about the days before, as some take 1900 for a leap year.
    private static final long FIRST_DATE = -2_203_891_200_000L;
    private static final long LAST_DATE = 253_402_300_799_999L; // the last millisecond of the year 9999
    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final int DAYS_BEFORE_1970 = 25_569; // days from the epoch of spreadsheets to 1970
    // What XML cannot contain. A lone surrogate matches, but not one of a pair.
    private static final Pattern INVALID =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    // Spreadsheets take this for an escaped character.
    private static final Pattern ESCAPE_SEQUENCE = Pattern.compile("_(?=x[0-9a-fA-F]{4}_)");
    private final OutputStream out;
    private final List<Column> columns;
    private final Workbook workbook;
    private final Worksheet sheet;
    int rows;
    private long altered; // the number of texts that could not be written as they are

    XlsxRenderer(OutputStream out, Options options) {
        this.out = out;
        this.columns = options.columnsOr(Column.DOCUMENTED);
        this.workbook = new Workbook(out, "lcollections", null);
        this.sheet = workbook.newWorksheet("collections");
    }

    @Override
    public void begin(Page first) {
        for (int i = 0; i < columns.size(); i++) {
            String key = columns.get(i).key();
            text(0, i, key);
            sheet.style(0, i).bold().set();
            Kind kind = columns.get(i).kind();
            boolean isWide = kind == Kind.TEXT || kind == Kind.ADDRESS || kind == Kind.URI;
            // Room for the button of the filter.
            sheet.width(i, isWide ? MAX_WIDTH : Math.max(MIN_WIDTH, Math.min(key.length() + 4, MAX_WIDTH)));
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            if (rows == MAX_ROWS) {
                throw new UsageException(
                        "a workbook holds at most " + MAX_ROWS + " collections, and there are more",
                        "use -o csv, or read a part with --max-items and --offset");
            }
            rows++;
            for (int i = 0; i < columns.size(); i++) {
                cell(i, columns.get(i), row);
            }
        }
        sheet.flush();
        out.flush();
    }

    private void cell(int index, Column column, Collection row) {
        JsonNode value = column.valueIn(row);
        JsonNumber number = JsonNumber.in(value);
        OptionalLong whole = number == null ? OptionalLong.empty() : number.exactLong();
        Kind kind = column.kind();
        boolean isNumber = kind == Kind.COUNT || value.isNumber() && kind != Kind.NUMBER && kind != Kind.TIME;
        if (value.isBoolean()) {
            sheet.value(rows, index, value.booleanValue());
        } else if (kind == Kind.TIME && whole.stream().anyMatch(time -> time >= FIRST_DATE && time <= LAST_DATE)) {
            sheet.value(rows, index, whole.getAsLong() / MILLIS_PER_DAY + DAYS_BEFORE_1970);
            sheet.style(rows, index).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (number != null && isNumber && CsvRenderer.isExact(number.asText())) {
            sheet.value(rows, index, whole.isPresent() ? (Number) whole.getAsLong() : number.asDouble());
        } else if (!CellText.isAbsent(value)) {
            text(rows, index, writable(CellText.exact(value)));
        }
    }

    /** Never a formula, whatever the text begins with. */
    private void text(int row, int index, String text) {
        if (text.equals(text.strip())) {
            sheet.inlineString(row, index, text);
        } else {
            // Keeps blanks at the ends.
            sheet.inlineString(row, index, RichText.builder().run(text).end().build());
        }
    }

    /** The text with characters that XML cannot contain in the notation of tables, and not too long for a cell. */
    private String writable(String text) {
        String valid = INVALID.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "\\u{" + Integer.toHexString(match.group().codePointAt(0)) + "}"));
        altered += valid.equals(text) && valid.length() <= MAX_TEXT ? 0 : 1;
        if (valid.length() > MAX_TEXT) {
            int end = MAX_TEXT - 1;
            valid = valid.substring(0, Character.isHighSurrogate(valid.charAt(end - 1)) ? end - 1 : end) + "…";
        }
        return ESCAPE_SEQUENCE.matcher(valid).replaceAll("_x005F_");
    }

    @Override
    public List<String> end(boolean isComplete) throws IOException {
        if (!isComplete) {
            return List.of("the workbook is incomplete and cannot be opened");
        }
        sheet.setAutoFilter(0, 0, rows, columns.size() - 1);
        workbook.finish();
        out.flush();
        String note = "texts that a workbook cannot hold: " + altered + "; they are cut after " + MAX_TEXT
                + " characters, and other characters are code points; -o json has them unchanged";
        return altered == 0 ? List.of() : List.of(note);
    }
}

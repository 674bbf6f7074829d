package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table in GitHub Flavored Markdown. Text of a server is escaped: no markup, no links, no mentions. */
record MarkdownRenderer(Writer out, List<Column> columns, UserTimeZone zone) implements Renderer {
    private static final String BREAK =
            "&#8203;"; // where GitHub would make a link, mention or emoji despite a backslash
    // What must be escaped, and underscores within a word, which must not, with the letter before them. The last line
    // is what
    // GitHub links or replaces. Text that needs no escaping stays readable.
    private static final Pattern SPECIAL = Pattern.compile(
            "^ ++|(?<! ) ++\\z|[\\\\`*~\\[\\]<|]|\\$|[\\p{L}\\p{Nd}]_++(?=[\\p{L}\\p{Nd}])|_++|&(?=#?[a-z0-9]+;)"
                    + "|@(?=\\S)|#(?=\\d)|(?<![a-z0-9])gh-(?=\\d)|:(?=//|(?!\\d\\d:)[a-z0-9_+-]{1,60}:)|www(?=\\.)",
            Pattern.CASE_INSENSITIVE);

    MarkdownRenderer(Writer out, Options options) {
        this(out, options.columnsOr(Column.USUAL), options.zone().get());
    }

    @Override
    public void begin(Page first) throws IOException {
        line(column -> escape(TextSanitizer.sanitize(column.header())));
        line(column -> column.kind().isNumber() ? "---:" : "---");
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            line(column -> cell(column, row));
        }
        out.flush();
    }

    private void line(Function<Column, String> cells) throws IOException {
        for (Column column : columns) {
            out.write("| " + cells.apply(column) + " ");
        }
        out.write("|\n");
    }

    private String cell(Column column, Collection row) {
        if (column.key().equals(Column.NAME) && !CellText.hasName(row)) {
            return "_" + escape(CellText.name(row)) + "_";
        }
        return escape(CellText.shown(column.valueIn(row), column.kind(), zone));
    }

    /** Escapes text without control characters for a table cell. */
    static String escape(String text) {
        boolean hasFormula = text.indexOf('$') < text.lastIndexOf('$');
        return SPECIAL.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escaped(match.group(), hasFormula)));
    }

    private static String escaped(String special, boolean hasFormula) {
        return switch (special.charAt(0)) {
            // Spaces at the ends of a cell are not part of it.
            case ' ' -> "&#32;".repeat(special.length());
            case '\\', '`', '*', '~', '[', ']', '<', '|' -> "\\" + special;
            // Two dollar signs enclose a formula.
            case '$' -> hasFormula ? "\\$" : "$";
            case '_' -> "\\_".repeat(special.length());
            case '&' -> "&amp;";
            // Underscores within a word are no emphasis, as in DEPLOY_FAILED.
            default -> special.endsWith("_") ? special : special + BREAK;
        };
    }
}

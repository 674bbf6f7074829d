package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a collection as a table row of the HTML page. The gallery shows the same elements as a card. */
final class HtmlRow {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    /** Digits at the end of an address that stay visible when the cell is narrow. */
    private static final int ADDRESS_END = 4;

    private interface Content {
        void write() throws IOException;
    }

    private final Writer out;
    private final ZoneId zone;
    private final URI ipfsGateway;
    private final boolean showsAccount;

    HtmlRow(Writer out, RenderOptions options) {
        this.out = out;
        this.zone = options.zone().get();
        this.ipfsGateway = options.ipfsGateway();
        this.showsAccount = options.accounts();
    }

    void write(Collection row) throws IOException {
        out.write("<tr role=\"row\">");
        pictureCell(row);
        cell("id", number(value("id", row)), () -> text("id", row));
        nameCell(row);
        cell(
                row.isEmpty() ? "count zero" : "count",
                number(value(Collection.COUNT, row)),
                () -> text(Collection.COUNT, row));
        cell("type", () -> text("nftType", row));
        stateCell(row);
        cell("made", number(value("times.createdAt", row)), () -> time(value("times.createdAt", row)));
        cell("contract", () -> address("contractAddress", row));
        cell("owner", () -> address("owner", row));
        out.write("</tr>\n");
    }

    private void cell(String classes, Content content) throws IOException {
        cell(classes, Optional.empty(), content);
    }

    /** The script sorts by the sort key. */
    private void cell(String classes, Optional<String> sortKey, Content content) throws IOException {
        out.write("<td role=\"cell\" class=\"" + classes + "\"");
        if (sortKey.isPresent()) {
            attribute("data-n", sortKey.get());
        }
        out.write(">");
        content.write();
        out.write("</td>");
    }

    private static Optional<String> number(JsonNode value) {
        boolean isNumber = value.isNumber()
                || value.isTextual() && NUMBER.matcher(value.textValue()).matches();
        return isNumber ? Optional.of(value.asText()) : Optional.empty();
    }

    private void attribute(String name, String value) throws IOException {
        out.write(" " + name + "=\"");
        HtmlEscaper.escape(value, out);
        out.write("\"");
    }

    /** The identicon is behind the picture: it is visible when there is no picture or it does not load. */
    private void pictureCell(Collection row) throws IOException {
        Optional<String> url = SafeUrls.picture(row, ipfsGateway);
        cell("pic", () -> {
            out.write(Identicon.svg(row.id().orElse("")));
            if (url.isPresent()) {
                out.write("<img");
                attribute("src", url.get());
                out.write(" alt=\"\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">");
            }
        });
    }

    private void nameCell(Collection row) throws IOException {
        String description = CellText.exact(value("description", row));
        cell("name", () -> {
            name(row);
            if (showsAccount) {
                out.write("<p class=\"holder\">account ");
                text(Collection.ACCOUNT, row);
                out.write("</p>");
            }
            if (!CellText.isBlank(description)) {
                out.write("<p dir=\"auto\">");
                HtmlEscaper.escape(TextSanitizer.sanitize(description), out);
                out.write("</p>");
            }
        });
    }

    private void name(Collection row) throws IOException {
        JsonNode name = value(Column.NAME, row);
        boolean isAbsent = CellText.isNameless(name);
        Optional<String> page = SafeUrls.metadataPage(row);
        String element = page.isPresent() ? "a" : "span";
        out.write("<" + element + " class=\"" + (isAbsent ? "key absent" : "key") + "\" dir=\"auto\"");
        if (page.isPresent()) {
            attribute("href", page.get());
            out.write(" target=\"_blank\" rel=\"noopener noreferrer\"");
        }
        out.write(">");
        HtmlEscaper.escape(isAbsent ? CellText.fallbackName(row) : TextSanitizer.sanitize(CellText.exact(name)), out);
        out.write("</" + element + ">");
    }

    /** A documented state has a symbol, for readers who do not see colours, and a class in page.css. */
    private void stateCell(Collection row) throws IOException {
        String state = CellText.exact(value("deployStatus", row));
        String symbol = DeployState.symbol(state);
        if (symbol.isEmpty()) {
            cell("state", () -> text("deployStatus", row));
        } else {
            cell("state " + state.toLowerCase(Locale.ROOT), () -> {
                out.write("<i aria-hidden=\"true\">" + symbol + " </i><span class=\"key\">");
                text("deployStatus", row);
                out.write("</span>");
            });
        }
    }

    private void time(JsonNode value) throws IOException {
        String shown = CellText.shown(value, Column.Kind.TIME, zone);
        if (value instanceof JsonNumber millis && DATE.matcher(shown).matches()) {
            Instant time = Instant.ofEpochMilli(millis.exactLong().getAsLong());
            out.write("<time datetime=\"" + time + "\">" + shown + "</time>");
        } else {
            isolated(shown);
        }
    }

    /** In a narrow cell the style sheet hides a part of the address, but copying yields all of it. */
    private void address(String field, Collection row) throws IOException {
        String address = value(field, row).textValue();
        if (address != null && ADDRESS.matcher(address).matches()) {
            int end = address.length() - ADDRESS_END;
            out.write("<span>" + address.substring(0, end) + "</span>" + address.substring(end));
        } else {
            text(field, row);
        }
    }

    private static JsonNode value(String field, Collection row) {
        return Column.named(field).valueIn(row);
    }

    private void text(String field, Collection row) throws IOException {
        Column column = Column.named(field);
        isolated(CellText.shown(column.valueIn(row), column.kind(), zone));
    }

    /** Isolates text that may run from right to left and reorder its surroundings. */
    private void isolated(String shown) throws IOException {
        boolean isPlain = ASCII.matcher(shown).matches();
        out.write(isPlain ? "" : "<bdi>");
        HtmlEscaper.escape(shown, out);
        out.write(isPlain ? "" : "</bdi>");
    }
}

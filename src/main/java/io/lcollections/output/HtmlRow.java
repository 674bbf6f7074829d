package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One collection as a row of the page; the same elements are a card of its gallery. */
final class HtmlRow {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final int TAIL = 4;

    private static final Column ID = Column.named("id");
    private static final Column NAME = Column.named("name");
    private static final Column DESCRIPTION = Column.named("description");
    private static final Column COUNT = Column.named(Collection.COUNT);
    private static final Column TYPE = Column.named("nftType");
    private static final Column STATE = Column.named("deployStatus");
    private static final Column CREATED = Column.named("times.createdAt");
    private static final Column CONTRACT = Column.named("contractAddress");
    private static final Column OWNER = Column.named("owner");

    /** What stands in a cell. */
    private interface Content {
        void write() throws IOException;
    }

    private final Utf8Buffer out;
    private final ZoneId zone;
    private final URI ipfsGateway;
    private final boolean accounts;

    /**
     * @param accounts whether a row says whose it is
     */
    HtmlRow(Utf8Buffer out, ZoneId zone, URI ipfsGateway, boolean accounts) {
        this.accounts = accounts;
        this.out = out;
        this.zone = zone;
        this.ipfsGateway = ipfsGateway;
    }

    void write(Collection row) throws IOException {
        out.text("<tr role=\"row\">");
        cell("pic", () -> picture(row));
        numbered("id", ID, row);
        cell("name", () -> {
            name(row);
            account(row);
            description(row);
        });
        numbered(row.isEmpty() ? "count zero" : "count", COUNT, row);
        cell("type", () -> text(TYPE, row));
        state(row);
        numbered("made", CREATED, row);
        cell("contract", () -> address(CONTRACT, row));
        cell("owner", () -> address(OWNER, row));
        out.text("</tr>\n");
    }

    private void cell(String looks, Content content) throws IOException {
        out.text("<td role=\"cell\" class=\"" + looks + "\">");
        content.write();
        out.text("</td>");
    }

    /** With what the column is sorted by, where that is a number. */
    private void numbered(String looks, Column column, Collection row) throws IOException {
        JsonNode value = column.valueIn(row);
        boolean isNumber = value.isNumber()
                || (value.isTextual() && NUMBER.matcher(value.textValue()).matches());
        out.text("<td role=\"cell\" class=\"" + looks + "\"");
        if (isNumber) {
            out.text(" data-n=\"");
            Html.escape(out, value.asText());
            out.text("\"");
        }
        out.text(">");
        if (column.kind() == Column.Kind.TIME) {
            time(value);
        } else {
            text(column, row);
        }
        out.text("</td>");
    }

    /** The drawing lies behind the picture, and is seen when there is none or it does not load. */
    private void picture(Collection row) throws IOException {
        out.text(Tile.of(row.id().orElse("")));
        Optional<String> address = Picture.of(row, ipfsGateway);
        if (address.isPresent()) {
            out.text("<img src=\"");
            Html.escape(out, address.get());
            out.text("\" alt=\"\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">");
        }
    }

    private void name(Collection row) throws IOException {
        JsonNode served = NAME.valueIn(row);
        boolean isOwed = StandInName.isOwed(served);
        Optional<String> page = MetadataPage.of(row);
        out.text(page.isPresent() ? "<a" : "<span");
        out.text(" class=\"" + (isOwed ? "key absent" : "key") + "\" dir=\"auto\"");
        if (page.isPresent()) {
            out.text(" href=\"");
            Html.escape(out, page.get());
            out.text("\" target=\"_blank\" rel=\"noopener noreferrer\"");
        }
        out.text(">");
        Html.text(out, isOwed ? StandInName.of(row) : CellText.exact(served));
        out.text(page.isPresent() ? "</a>" : "</span>");
    }

    private void account(Collection row) throws IOException {
        if (accounts) {
            out.text("<p class=\"holder\">account ");
            text(Column.ACCOUNT, row);
            out.text("</p>");
        }
    }

    private void description(Collection row) throws IOException {
        String text = CellText.exact(DESCRIPTION.valueIn(row));
        if (!StandInName.isBlank(text)) {
            out.text("<p dir=\"auto\">");
            Html.text(out, text);
            out.text("</p>");
        }
    }

    /** By a sign too, for those who do not see the colour; the style has a colour for each state that has a sign. */
    private void state(Collection row) throws IOException {
        String state = CellText.exact(STATE.valueIn(row));
        String sign = DeployState.sign(state);
        if (sign.isEmpty()) {
            cell("state", () -> text(STATE, row));
            return;
        }
        cell("state " + state.toLowerCase(Locale.ROOT), () -> {
            out.text("<i aria-hidden=\"true\">" + sign + " </i><span class=\"key\">");
            text(STATE, row);
            out.text("</span>");
        });
    }

    private void time(JsonNode value) throws IOException {
        String shown = CellText.shown(value, Column.Kind.TIME, zone);
        if (value instanceof JsonNumber millis && DATE.matcher(shown).matches()) {
            Instant time = Instant.ofEpochMilli(millis.exactLong().getAsLong());
            out.text("<time datetime=\"" + time + "\">" + shown + "</time>");
        } else {
            isolated(shown);
        }
    }

    /** An address is one text whose middle gives way where there is no room, and which is copied whole. */
    private void address(Column column, Collection row) throws IOException {
        String address = column.valueIn(row).textValue();
        if (address != null && ADDRESS.matcher(address).matches()) {
            int cut = address.length() - TAIL;
            out.text("<span>" + address.substring(0, cut) + "</span>" + address.substring(cut));
        } else {
            text(column, row);
        }
    }

    /** As a table shows it. */
    private void text(Column column, Collection row) throws IOException {
        isolated(CellText.shown(column.valueIn(row), column.kind(), zone));
    }

    /** Plain ASCII runs in one direction; anything else must not turn what is beside it. */
    private void isolated(String shown) throws IOException {
        boolean isPlain = ASCII.matcher(shown).matches();
        out.text(isPlain ? "" : "<bdi>");
        Html.escape(out, shown);
        out.text(isPlain ? "" : "</bdi>");
    }
}

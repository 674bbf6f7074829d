package io.lcollections.render;

import io.lcollections.model.Collection;
import io.lcollections.model.JsonNumber;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

    private final ZoneId zone;
    private final URI ipfsGateway;

    HtmlRow(ZoneId zone, URI ipfsGateway) {
        this.zone = zone;
        this.ipfsGateway = ipfsGateway;
    }

    String of(Collection row) {
        Object count = COUNT.valueIn(row);
        return String.join(
                "",
                "<tr role=\"row\">",
                cell("pic", "", picture(row)),
                cell("id", number(ID.valueIn(row)), text(ID, row)),
                cell("name", "", name(row) + description(row)),
                cell(row.isEmpty() ? "count zero" : "count", number(count), text(COUNT, row)),
                cell("type", "", text(TYPE, row)),
                state(row),
                created(row),
                cell("contract", "", address(CONTRACT, row)),
                cell("owner", "", address(OWNER, row)),
                "</tr>\n");
    }

    private static String cell(String looks, String attribute, String content) {
        return "<td role=\"cell\" class=\"" + looks + "\"" + attribute + ">" + content + "</td>";
    }

    /** What the column is sorted by, where that is a number. */
    private static String number(Object value) {
        boolean isNumber = value instanceof JsonNumber
                || (value instanceof String text && NUMBER.matcher(text).matches());
        return isNumber ? " data-n=\"" + Html.escape(value.toString()) + "\"" : "";
    }

    /** The drawing lies behind the picture, and is seen when there is none or it does not load. */
    private String picture(Collection row) {
        Optional<String> address = Picture.of(row, ipfsGateway);
        return Tile.of(row.id().orElse(""))
                + address.map(url -> "<img src=\"" + Html.escape(url) + "\" alt=\"\" loading=\"lazy\""
                                + " decoding=\"async\" referrerpolicy=\"no-referrer\">")
                        .orElse("");
    }

    private static String name(Collection row) {
        Object served = NAME.valueIn(row);
        boolean isOwed = StandInName.isOwed(served);
        String text = isOwed ? Html.text(StandInName.of(row)) : Html.text(CellText.exact(served));
        String looks = " class=\"" + (isOwed ? "key absent" : "key") + "\" dir=\"auto\"";
        return MetadataPage.of(row)
                .map(url -> "<a" + looks + " href=\"" + Html.escape(url)
                        + "\" target=\"_blank\" rel=\"noopener noreferrer\">" + text + "</a>")
                .orElse("<span" + looks + ">" + text + "</span>");
    }

    private static String description(Collection row) {
        String text = CellText.exact(DESCRIPTION.valueIn(row));
        return text.isBlank() ? "" : "<p dir=\"auto\">" + Html.text(text) + "</p>";
    }

    /** By a sign too, for those who do not see the colour. */
    private String state(Collection row) {
        List<String> looks = switch (CellText.exact(STATE.valueIn(row))) {
            case "DEPLOYED" -> List.of("good", "✓");
            case "DEPLOYING" -> List.of("pending", "*");
            case "DEPLOY_FAILED" -> List.of("bad", "✗");
            case "NOT_DEPLOYED" -> List.of("not", "-");
            default -> List.of();
        };
        String text = text(STATE, row);
        return looks.isEmpty()
                ? cell("state", "", text)
                : cell(
                        "state " + looks.get(0),
                        "",
                        "<i aria-hidden=\"true\">" + looks.get(1) + " </i><span class=\"key\">" + text + "</span>");
    }

    private String created(Collection row) {
        Object value = CREATED.valueIn(row);
        String shown = text(CREATED, row);
        if (value instanceof JsonNumber millis && DATE.matcher(shown).matches()) {
            Instant time = Instant.ofEpochMilli(millis.asLong().getAsLong());
            return cell("made", number(value), "<time datetime=\"" + time + "\">" + shown + "</time>");
        }
        return cell("made", number(value), shown);
    }

    /** An address is one text whose middle gives way where there is no room, and which is copied whole. */
    private String address(Column column, Collection row) {
        if (column.valueIn(row) instanceof String address
                && ADDRESS.matcher(address).matches()) {
            int cut = address.length() - TAIL;
            return "<span>" + address.substring(0, cut) + "</span>" + address.substring(cut);
        }
        return text(column, row);
    }

    /** As a table shows it. Plain ASCII runs in one direction; anything else must not turn what is beside it. */
    private String text(Column column, Collection row) {
        String shown = Html.escape(CellText.shown(column.valueIn(row), column.kind(), zone));
        return ASCII.matcher(shown).matches() ? shown : "<bdi>" + shown + "</bdi>";
    }
}

package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One self-contained HTML page: a table that can be sorted and filtered, and a gallery that shows the same elements.
 *
 * <p>The page is {@code page.html}, with {@code page.css} and {@code page.js} inlined; its content security policy
 * allows no other style or script. Rows are written as they arrive. The page warns that it is incomplete until its last
 * element, which is written by {@link #end} only, hides that warning.
 */
final class HtmlRenderer implements Renderer {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String ROWS = "{{rows}}";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    /** Digits at the end of an address that stay visible when the cell is narrow. */
    private static final int ADDRESS_END = 4;

    private interface Content {
        void write() throws IOException;
    }

    private final Writer out;
    private final RenderOptions options;
    private final ZoneId zone;
    /** The account of the last page, its total, and the sum of the totals of the accounts before it. */
    private OptionalLong account = OptionalLong.empty();

    private OptionalLong accountTotal = OptionalLong.of(0);
    private OptionalLong totalBefore = OptionalLong.of(0);
    private String script;
    private String afterRows;
    private long rows;

    HtmlRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.zone = options.zone().get();
    }

    @Override
    public void begin(Page first) throws IOException {
        String[] page = resource("page.html").split(Pattern.quote(ROWS));
        String style = resource("page.css");
        script = resource("page.js");
        afterRows = page[1];
        Map<String, String> values = Map.of(
                "title", title(first),
                "asOf", asOf(first),
                "style", style,
                "styleHash", hash(style),
                "scriptHash", hash(script),
                "httpGateway", httpGateway(options.ipfsGateway()));
        out.write(fill(page[0], values));
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            row(row);
            rows++;
        }
        if (!page.accountId().equals(account)) {
            totalBefore = total();
            account = page.accountId();
        }
        accountTotal = page.totalNum();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        String end = "End of the list: " + counted(rows) + ".";
        out.write(fill(afterRows, Map.of("note", note(), "script", script, "end", end)));
        out.flush();
    }

    private String title(Page first) {
        if (options.accounts()) {
            return "NFT collections of several accounts";
        }
        return "NFT collections"
                + (first.accountId().isPresent()
                        ? " of account " + first.accountId().getAsLong()
                        : "");
    }

    private String asOf(Page first) {
        boolean hasTotal = first.totalNum().isPresent() && !options.accounts();
        Instant now = options.now().truncatedTo(ChronoUnit.SECONDS);
        return (hasTotal ? counted(first.totalNum().getAsLong()) + ", as of " : "As of ") + "<time datetime=\"" + now
                + "\">" + MINUTES.format(now.atZone(zone)) + "</time>";
    }

    /** The latest totals of all accounts together; empty where the service has not stated one of them. */
    private OptionalLong total() {
        return totalBefore.isPresent() && accountTotal.isPresent()
                ? OptionalLong.of(totalBefore.getAsLong() + accountTotal.getAsLong())
                : OptionalLong.empty();
    }

    private String note() {
        boolean isIncomplete = rows < total().orElse(0);
        if (!isIncomplete && rows > 0) {
            return "";
        }
        String text = isIncomplete
                ? "This page holds " + rows + " of " + counted(total().getAsLong()) + "."
                : "There are no collections.";
        return "<p class=\"note\">" + text + "</p>\n";
    }

    private static String counted(long collections) {
        return collections + (collections == 1 ? " collection" : " collections");
    }

    /** The image source that the policy allows besides {@code https:}: a gateway on this machine may use plain http. */
    private static String httpGateway(URI gateway) throws IOException {
        StringBuilder source = new StringBuilder();
        if (gateway.getScheme().equals("http")) {
            escape(gateway.getRawAuthority(), source.append(" http://"));
        }
        return source.toString();
    }

    /** Replaces the placeholders in one pass, so that nothing in a value is taken for a placeholder. */
    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = HtmlRenderer.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The source expression that allows this inlined text in a content security policy. */
    private static String hash(String inlined) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inlined.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private void row(Collection row) throws IOException {
        out.write("<tr role=\"row\">");
        cell("pic", "", () -> picture(row));
        cell("id", number("id", row), () -> text("id", row));
        cell("name", "", () -> nameAndDescription(row));
        String count = row.isEmpty() ? "count zero" : "count";
        cell(count, number(Collection.COUNT, row), () -> text(Collection.COUNT, row));
        cell("type", "", () -> text("nftType", row));
        state(row);
        cell("made", number("times.createdAt", row), () -> time(value("times.createdAt", row)));
        cell("contract", "", () -> address("contractAddress", row));
        cell("owner", "", () -> address("owner", row));
        out.write("</tr>\n");
    }

    /** The script sorts by the sort key; an empty one is omitted. */
    private void cell(String classes, String sortKey, Content content) throws IOException {
        out.write("<td role=\"cell\" class=\"" + classes + "\"");
        out.write(sortKey.isEmpty() ? ">" : " data-n=\"" + sortKey + "\">");
        content.write();
        out.write("</td>");
    }

    /** The number in a field, which needs no escaping; empty where there is none. */
    private static String number(String field, Collection row) {
        JsonNode value = value(field, row);
        boolean isNumber = value.isNumber()
                || value.isTextual() && NUMBER.matcher(value.textValue()).matches();
        return isNumber ? value.asText() : "";
    }

    /** The identicon is behind the picture: it is visible when there is no picture or it does not load. */
    private void picture(Collection row) throws IOException {
        out.write(Identicon.svg(row.id().orElse("")));
        Optional<String> url =
                SafeUrls.pictures(row, options.ipfsGateway()).stream().findFirst();
        if (url.isPresent()) {
            out.write("<img src=\"");
            escape(url.get(), out);
            out.write("\" alt=\"\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">");
        }
    }

    private void nameAndDescription(Collection row) throws IOException {
        name(row);
        if (options.accounts()) {
            out.write("<p class=\"holder\">account ");
            text(Collection.ACCOUNT, row);
            out.write("</p>");
        }
        String description = CellText.exact(value("description", row));
        if (!CellText.isBlank(description)) {
            out.write("<p dir=\"auto\">");
            escape(TextSanitizer.sanitize(description), out);
            out.write("</p>");
        }
    }

    private void name(Collection row) throws IOException {
        Optional<String> page = SafeUrls.metadataPage(row);
        String element = page.isPresent() ? "a" : "span";
        String classes = CellText.hasName(row) ? "key" : "key absent";
        out.write("<" + element + " class=\"" + classes + "\" dir=\"auto\"");
        if (page.isPresent()) {
            out.write(" href=\"" + page.get() + "\" target=\"_blank\" rel=\"noopener noreferrer\"");
        }
        out.write(">");
        escape(CellText.name(row), out);
        out.write("</" + element + ">");
    }

    /** A documented state has a symbol, for readers who do not see colours, and a class in page.css. */
    private void state(Collection row) throws IOException {
        String state = CellText.exact(value("deployStatus", row));
        String symbol = CellText.stateSymbol(state);
        if (symbol.isEmpty()) {
            cell("state", "", () -> text("deployStatus", row));
        } else {
            String symbolAndState =
                    "<i aria-hidden=\"true\">" + symbol + " </i><span class=\"key\">" + state + "</span>";
            cell("state " + state.toLowerCase(Locale.ROOT), "", () -> out.write(symbolAndState));
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
        if (address != null && CellText.isAddress(address)) {
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
        escape(shown, out);
        out.write(isPlain ? "" : "</bdi>");
    }

    /**
     * Appends text without markup, for between tags and in quoted attributes. It makes no escaped copy: a name can be as
     * long as a whole response.
     */
    static void escape(String text, Appendable out) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(character);
            }
        }
    }
}

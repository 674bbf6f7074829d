package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One self-contained HTML page: a table that can be sorted and filtered, and a gallery that shows the same elements.
 *
 * <p>The page is {@code page.html}, with {@code page.css} and {@code page.js} inlined; its content security policy
 * allows no other style or script. Rows are written as they arrive. The page warns that it is incomplete until its last
 * element, which is written by {@link #end} only, hides that warning.
 */
final class HtmlRenderer implements Renderer {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w.:]+)}}");
    private final Writer out;
    private final RenderOptions options;
    private final ZoneId zone;
    /** The latest total of each account. */
    private final Map<OptionalLong, OptionalLong> totals = new HashMap<>();

    private Page first;
    private String style;
    private String script;
    /** The page before the rows, a row, and the page after the rows. */
    private String[] templates;

    private long rows;

    HtmlRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.zone = options.zone().get();
    }

    @Override
    public void begin(Page page) throws IOException {
        first = page;
        style = resource("page.css");
        script = resource("page.js");
        templates = resource("page.html").split("<!-- (?:row|end of row) -->\n");
        out.write(fill(templates[0], this::value));
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            out.write(fill(templates[1], placeholder -> cell(placeholder, row)));
            rows++;
        }
        totals.put(page.accountId(), page.totalNum());
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.write(fill(templates[2], this::value));
        out.flush();
    }

    private String value(String placeholder) {
        return switch (placeholder) {
            case "title" -> title();
            case "asOf" -> asOf();
            case "style" -> style;
            case "styleHash" -> hash(style);
            case "script" -> script;
            case "scriptHash" -> hash(script);
            case "several" -> options.accounts() ? " class=\"several\"" : "";
            case "httpGateway" -> httpGateway(options.ipfsGateway());
            case "note" -> note();
            case "end" -> "End of the list: " + counted(rows) + ".";
            default -> throw new IllegalArgumentException(placeholder);
        };
    }

    private String title() {
        OptionalLong account = first.accountId();
        String ofOne = account.isPresent() ? " of account " + account.getAsLong() : "";
        return "NFT collections" + (options.accounts() ? " of several accounts" : ofOne);
    }

    private String asOf() {
        boolean hasTotal = first.totalNum().isPresent() && !options.accounts();
        Instant now = options.now().truncatedTo(ChronoUnit.SECONDS);
        return (hasTotal ? counted(first.totalNum().getAsLong()) + ", as of " : "As of ") + "<time datetime=\"" + now
                + "\">" + MINUTES.format(now.atZone(zone)) + "</time>";
    }

    private String note() {
        long total =
                totals.values().stream().mapToLong(known -> known.orElse(0)).sum();
        // The total of all accounts is known if the service has stated that of each.
        if (rows < total && totals.values().stream().allMatch(OptionalLong::isPresent)) {
            return "<p class=\"note\">This page holds " + rows + " of " + counted(total) + ".</p>\n";
        }
        return rows > 0 ? "" : "<p class=\"note\">There are no collections.</p>\n";
    }

    private static String counted(long collections) {
        return collections + (collections == 1 ? " collection" : " collections");
    }

    /** The image source that the policy allows besides {@code https:}: a gateway on this machine may use plain http. */
    private static String httpGateway(URI gateway) {
        return gateway.getScheme().equals("http") ? " http://" + escape(gateway.getRawAuthority()) : "";
    }

    /** Replaces the placeholders in one pass, so that nothing in a value is taken for a placeholder. */
    private static String fill(String template, UnaryOperator<String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(name -> Matcher.quoteReplacement(values.apply(name.group(1))));
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

    /** The value of a placeholder in the row of {@code page.html}: of a field, or its sort key. */
    private String cell(String placeholder, Collection row) {
        return switch (placeholder) {
            case "picture" -> picture(row);
            case "name" -> name(row) + description(row);
            case "zero" -> row.isEmpty() ? " zero" : "";
            case "key:id", "key:accountId", "key:count", "key:times.createdAt" ->
                sortKey(placeholder.substring("key:".length()), row);
            case "stateClass" -> isDocumented(row) ? " " + state(row).toLowerCase(Locale.ROOT) : "";
            // The symbol is for readers who do not see colours.
            case "deployStatus" ->
                isDocumented(row)
                        ? "<i aria-hidden=\"true\">" + CellText.stateSymbol(state(row)) + " </i><span class=\"key\">"
                                + state(row) + "</span>"
                        : text(placeholder, row);
            case "times.createdAt" -> time(placeholder, row);
            case "contractAddress", "owner" -> address(placeholder, row);
            default -> text(placeholder, row);
        };
    }

    private static String state(Collection row) {
        return CellText.exact(value("deployStatus", row));
    }

    private static boolean isDocumented(Collection row) {
        return !CellText.stateSymbol(state(row)).isEmpty();
    }

    /** The attribute by which the script sorts numbers, which needs no escaping; empty where there is no number. */
    private static String sortKey(String field, Collection row) {
        JsonNumber number = JsonNumber.in(value(field, row));
        return number == null ? "" : " data-n=\"" + number.text() + "\"";
    }

    /** The identicon is behind the picture, in case that does not load from either source. */
    private String picture(Collection row) {
        List<String> urls = SafeUrls.pictures(row, options.ipfsGateway());
        String identicon = Identicon.svg(row.id().orElse(""));
        if (urls.isEmpty()) {
            return identicon;
        }
        String next = urls.size() > 1 ? " data-next=\"" + escape(urls.get(1)) + "\"" : "";
        return identicon + "<img src=\"" + escape(urls.get(0)) + "\"" + next
                + " alt=\"\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">";
    }

    private String name(Collection row) {
        Optional<String> url = SafeUrls.metadata(row, options.ipfsGateway());
        boolean isOperators = SafeUrls.metadataPage(row).isPresent();
        String element = url.isPresent() ? "a" : "span";
        return "<" + element + " class=\"key" + (CellText.hasName(row) ? "" : " absent")
                + (isOperators ? " operator" : "") + "\" dir=\"auto\""
                + url.map(href -> " href=\"" + escape(href) + "\" target=\"_blank\" rel=\"noopener noreferrer\"")
                        .orElse("")
                + ">" + escape(CellText.name(row)) + "</" + element + ">";
    }

    private static String description(Collection row) {
        String description = CellText.exact(value("description", row));
        if (CellText.isBlank(description)) {
            return "";
        }
        String lines = description
                .lines()
                .map(TextSanitizer::sanitize)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll("^\n+|\n+$", "");
        return "<p dir=\"auto\">" + escape(lines) + "</p>";
    }

    private String time(String field, Collection row) {
        JsonNumber millis = JsonNumber.in(value(field, row));
        String shown = text(field, row);
        boolean isDate = millis != null && !shown.equals(millis.text());
        return isDate
                ? "<time datetime=\"" + Instant.ofEpochMilli(millis.exactLong().getAsLong()) + "\">" + shown + "</time>"
                : shown;
    }

    /** In a narrow cell the style sheet hides all but the last four digits, but copying yields the whole address. */
    private String address(String field, Collection row) {
        String address = value(field, row).textValue();
        if (address == null || !CellText.isAddress(address)) {
            return text(field, row);
        }
        int end = address.length() - 4;
        return "<span>" + address.substring(0, end) + "</span>" + address.substring(end);
    }

    private static JsonNode value(String field, Collection row) {
        return Column.named(field).valueIn(row);
    }

    /** Isolates text that may run from right to left and reorder its surroundings. */
    private String text(String field, Collection row) {
        Column column = Column.named(field);
        String shown = CellText.shown(column.valueIn(row), column.kind(), zone);
        return TextWidth.isPrintableAscii(shown) ? escape(shown) : "<bdi>" + escape(shown) + "</bdi>";
    }

    /** The text without markup, for between tags and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

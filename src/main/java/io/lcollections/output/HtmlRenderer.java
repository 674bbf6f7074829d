package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One self-contained page, {@code page.html}, with {@code page.css} and {@code page.js} inlined, whose hashes it has in its
 * security policy. It warns that it is incomplete until its last element, which only a complete one has, hides the warning.
 */
final class HtmlRenderer implements Renderer {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    // A value, {{name}}, or a part that is left out if a value is empty, [[name?part]].
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{([\\w.:]+)}}|\\[\\[([\\w.:]+)\\?(.*?)]]", Pattern.DOTALL);
    // In a narrow cell the style sheet hides all but the last four digits, but copying yields the whole address.
    private static final String ADDRESS = "^(0x[0-9a-fA-F]{36})([0-9a-fA-F]{4})\\z";

    // Background, first and second colour of a drawing.
    private static final String[] PALETTE =
            ("#22577a #57cc99 #c7f9cc,#3d405b #e07a5f #f2cc8f,#264653 #e9c46a #2a9d8f,#f4f1de #e07a5f #3d405b,"
                            + "#1d3557 #a8dadc #e76f6f,#f2e8cf #386641 #bc4749,#ffd7ba #6d597a #b56576,#dfe3e8 #415a77 #8da2bd,"
                            + "#fefae0 #606c38 #dda15e,#d8c8e8 #6a4c93 #f7aef8,#283618 #dda15e #a3b18a,#0b3954 #bfd7ea #ff8b7b")
                    .split(",");

    // SVG paths in a square of side 1, relative to its upper left corner.
    private static final String[] SHAPES =
            ("h1v1h-1z,h1l-1 1z,h1v1z,v1h1z,m1 0v1h-1z,h1a1 1 0 0 1-1 1z,m1 0v1a1 1 0 0 1-1-1z,"
                            + "m1 1h-1a1 1 0 0 1 1-1z,m0 1v-1a1 1 0 0 1 1 1z,m0 .5a.5.5 0 1 1 1 0a.5.5 0 1 1-1 0z")
                    .split(",");
    private final Writer out;
    private final Options options;
    private final UserTimeZone zone;
    private final Map<OptionalLong, OptionalLong> totals = new HashMap<>(); // the latest total of each account
    private Page first;
    private String[] templates; // the page before the rows, a row, and the page after the rows
    private long rows;

    HtmlRenderer(Writer out, Options options) {
        this.out = out;
        this.options = options;
        this.zone = options.zone().get();
    }

    @Override
    public void begin(Page page) throws IOException {
        first = page;
        String html = resource("page.html")
                .replace("{{page.css}}", resource("page.css"))
                .replace("{{page.js}}", resource("page.js"));
        templates = html.split("<!-- (?:row|end of row) -->\n");
        out.write(fill(templates[0], this::value));
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            List<String> pictures = SafeUrls.pictures(row, options.ipfsGateway());
            out.write(fill(templates[1], name -> value(name, row, pictures)));
            rows++;
        }
        totals.put(page.accountId(), page.totalNum());
        out.flush();
    }

    @Override
    public List<String> end(boolean isComplete) throws IOException {
        out.append(isComplete ? fill(templates[2], this::value) : "").flush();
        return List.of();
    }

    /** Replaces the placeholders in one pass, so that nothing in a value is taken for a placeholder. */
    private static String fill(String template, UnaryOperator<String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = values.apply(found.group(found.group(1) == null ? 2 : 1));
            boolean isPart = found.group(3) != null && !value.isEmpty();
            return Matcher.quoteReplacement(isPart ? fill(found.group(3), values) : value);
        });
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = HtmlRenderer.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String value(String name) {
        Instant now = options.now().truncatedTo(ChronoUnit.SECONDS);
        OptionalLong account = options.accounts() ? OptionalLong.empty() : first.accountId();
        OptionalLong total = options.accounts() ? OptionalLong.empty() : first.totalNum();
        URI gateway = options.ipfsGateway();
        return switch (name) {
            case "account" -> account.isPresent() ? Long.toString(account.getAsLong()) : "";
            case "total" -> total.isPresent() ? Page.counted(total.getAsLong()) : "";
            case "noTotal" -> total.isPresent() ? "" : name;
            case "now" -> now.toString();
            case "localNow" -> MINUTES.format(zone.at(now));
            case "several" -> options.accounts() ? name : "";
            // One on this machine may use plain http.
            case "httpGateway" -> gateway.getScheme().equals("http") ? escape(gateway.getRawAuthority()) : "";
            case "note" -> note();
            case "end" -> "End of the list: " + Page.counted(rows) + ".";
            default -> throw new IllegalArgumentException(name);
        };
    }

    private String note() {
        // The total of all accounts is known if the service has stated that of each.
        boolean isKnown = totals.values().stream().allMatch(OptionalLong::isPresent);
        long total =
                totals.values().stream().flatMapToLong(OptionalLong::stream).sum();
        if (isKnown && rows < total) {
            return "This page holds " + rows + " of " + Page.counted(total) + ".";
        }
        return rows > 0 ? "" : "There are no collections.";
    }

    /** A value of a row: by the name of a field, its text. */
    private String value(String name, Collection row, List<String> pictures) {
        return switch (name) {
            // The identicon is behind the picture, in case that does not load from either source.
            case "identicon" -> identicon(row.id().orElse(""));
            case "picture" -> pictures.isEmpty() ? "" : escape(pictures.get(0));
            case "nextPicture" -> pictures.size() < 2 ? "" : escape(pictures.get(1));
            case "element" -> SafeUrls.metadata(row, options.ipfsGateway()).isPresent() ? "a" : "span";
            case "link" -> escape(SafeUrls.metadata(row, options.ipfsGateway()).orElse(""));
            case "operator" -> SafeUrls.metadataPage(row).orElse("");
            case "unnamed" -> CellText.hasName(row) ? "" : name;
            case "name" -> escape(CellText.name(row));
            case "description" -> escape(lines(CellText.exact(sent(name, row))));
            case "zero" -> row.isEmpty() ? name : "";
            // The symbol is for readers who do not see colours.
            case "symbol" -> CellText.stateSymbol(CellText.exact(sent("deployStatus", row)));
            case "stateClass" ->
                escape(CellText.exact(sent("deployStatus", row)).toLowerCase(Locale.ROOT));
            case "time" ->
                CellText.timeOf(sent("times.createdAt", row), zone)
                        .map(time -> time.toInstant().toString())
                        .orElse("");
            case "contractAddress", "owner" -> text(name, row).replaceFirst(ADDRESS, "<span>$1</span>$2");
            // The script sorts by it; digits need no escaping.
            case "number:id", "number:accountId", "number:count", "number:times.createdAt" ->
                Objects.toString(JsonNumber.in(sent(name.substring("number:".length()), row)), "");
            default -> text(name, row);
        };
    }

    private static JsonNode sent(String field, Collection row) {
        return Column.named(field).valueIn(row);
    }

    private static String lines(String description) {
        String safe = description.lines().map(TextSanitizer::sanitize).collect(Collectors.joining("\n"));
        return CellText.isBlank(description)
                ? ""
                : safe.replaceAll("\n{3,}", "\n\n").replaceAll("^\n+|\n+$", "");
    }

    /** Isolates text that may run from right to left and reorder its surroundings. */
    private String text(String field, Collection row) {
        Column column = Column.named(field);
        String shown = CellText.shown(column.valueIn(row), column.kind(), zone);
        return TextSanitizer.isPrintableAscii(shown) ? escape(shown) : "<bdi>" + escape(shown) + "</bdi>";
    }

    /** The text without markup, for between tags and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A drawing in place of a missing picture, derived from the id. Readers recognise a collection by it, so it must not change. */
    static String identicon(String id) {
        long random = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < id.length(); i++) {
            random = (random ^ id.charAt(i)) * 0x100000001b3L;
        }
        random = new SplittableRandom(random).nextLong(); // splitmix64
        String[] colours = pick(PALETTE, random).split(" ");
        String[] shapes = new String[4]; // two by two, those on one diagonal in one colour
        for (int i = 0; i < shapes.length; i++) {
            random = new SplittableRandom(random).nextLong();
            shapes[i] = "M" + i % 2 + " " + i / 2 + pick(SHAPES, random);
        }
        return "<svg viewBox=\"0 0 2 2\" aria-hidden=\"true\">"
                + path(colours[0], "M0 0h2v2h-2z")
                + path(colours[1], shapes[0] + shapes[3])
                + path(colours[2], shapes[1] + shapes[2])
                + "</svg>";
    }

    private static String path(String fill, String line) {
        return "<path fill=\"" + fill + "\" d=\"" + line + "\"/>";
    }

    private static String pick(String[] choices, long random) {
        return choices[(int) Long.remainderUnsigned(random, choices.length)];
    }
}

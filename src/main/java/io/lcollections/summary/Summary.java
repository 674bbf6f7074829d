package io.lcollections.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.CellText;
import io.lcollections.output.Column;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Totals of an account: collections, and groups of them by the values of some fields. */
public final class Summary {
    private enum Grouping {
        TYPE("nftType", "types", "Type"),
        STATE("deployStatus", "deployStatus", "Status"),
        OWNER("owner", "owners", "Owner"),
        MINT_CHANNEL("extra.mintChannel", "mintChannels", "Mint channel");

        final Column column;
        final String jsonName;
        final String title;

        Grouping(String field, String jsonName, String title) {
            this.column = Column.named(field);
            this.jsonName = jsonName;
            this.title = title;
        }
    }

    /** Greater counts are treated as invalid. */
    private static final long MAX_KINDS = 1_000_000_000_000_000_000L;

    private static final String INDENT = "  ";
    private static final int MAX_GROUPS = 10;
    private static final int MAX_BAR = 40;
    /** Narrower terminals show both ends of an address. */
    private static final int MIN_WITH_ADDRESS = 100;

    private static final int MIN_WITH_HEADING = 60;
    /** On narrower terminals the label leaves room for the numbers. */
    private static final int MIN_WITH_LABEL = 40;

    private static final List<Integer> BY_IMPORTANCE = List.of(0, 1, 3, 2, 4);

    /** Values that look like one of the labels, and are quoted. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);

    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]+", Pattern.CASE_INSENSITIVE);
    private final Map<Grouping, Map<Object, Group>> groups = new EnumMap<>(Grouping.class);
    private OptionalLong accountId = OptionalLong.empty();
    private OptionalLong totalNum = OptionalLong.empty();
    private BigInteger kinds = BigInteger.ZERO;
    private long collections;
    private long zero;
    /** The number of collections without a valid count. */
    private long withoutCount;

    /** Collections with the same value of a field, a null node where it is absent, and the sum of their counts. */
    private record Group(JsonNode value, long collections, BigInteger kinds) {
        /** Not safe to print. */
        String text() {
            return CellText.exact(value);
        }

        Group plus(Group other) {
            return new Group(value, collections + other.collections, kinds.add(other.kinds));
        }
    }

    public void add(Page page) {
        accountId = page.accountId();
        totalNum = page.totalNum();
        page.collections().forEach(this::add);
    }

    private void add(Collection row) {
        OptionalLong count = count(row);
        BigInteger held = BigInteger.valueOf(count.orElse(0));
        kinds = kinds.add(held);
        collections++;
        withoutCount += count.isEmpty() ? 1 : 0;
        zero += count.isPresent() && held.signum() == 0 ? 1 : 0;
        for (Grouping grouping : Grouping.values()) {
            JsonNode sent = grouping.column.valueIn(row);
            JsonNode value = sent.isMissingNode() ? NullNode.instance : sent;
            // The case of an address is only a checksum.
            boolean isHex = value.isTextual() && HEX.matcher(value.textValue()).matches();
            Object key = isHex ? value.textValue().toLowerCase(Locale.ROOT) : value;
            groups.computeIfAbsent(grouping, none -> new HashMap<>())
                    .merge(key, new Group(value, 1, held), Group::plus);
        }
    }

    /** The number of kinds; empty where it is absent or invalid: fractional, negative or too large. */
    private static OptionalLong count(Collection row) {
        OptionalLong whole = row.count().map(JsonNumber::exactLong).orElse(OptionalLong.empty());
        boolean isValid = whole.isPresent() && whole.getAsLong() >= 0 && whole.getAsLong() < MAX_KINDS;
        return isValid ? whole : OptionalLong.empty();
    }

    /** The largest groups first, then by value; those without a value last. */
    private List<Group> groups(Grouping grouping) {
        return groups.getOrDefault(grouping, Map.of()).values().stream()
                .sorted(Comparator.comparingLong(Group::collections)
                        .reversed()
                        .thenComparing(group -> group.value().isNull())
                        .thenComparing(Group::text))
                .toList();
    }

    /** {@code {"accountId":10001,"totalNum":137,"collections":137,…,"types":[{"value":…}]}}. */
    public JsonNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        accountId.ifPresent(id -> document.put("accountId", id));
        totalNum.ifPresent(total -> document.put("totalNum", total));
        document.put("collections", collections).put("kinds", kinds);
        document.put("zero", zero).put("withoutCount", withoutCount);
        for (Grouping grouping : Grouping.values()) {
            ArrayNode array = document.putArray(grouping.jsonName);
            for (Group group : groups(grouping)) {
                ObjectNode node = array.addObject();
                node.set("value", group.value);
                node.put("collections", group.collections).put("kinds", group.kinds);
            }
        }
        return document;
    }

    /** Writes the totals as a table with bars, fitted to the terminal or in full. All text is safe to print. */
    public void write(Writer out, Screen screen, Locale numbers) throws IOException {
        if (accountId.isPresent()) {
            out.append(screen.bold("Account " + accountId.getAsLong())).append("\n\n");
        }
        List<List<Cell>> totals = List.of(
                List.of(new Cell("Collections"), number(collections, screen, numbers)),
                List.of(new Cell("Kinds held"), number(kinds, screen, numbers)),
                List.of(new Cell("Empty"), number(zero, screen, numbers)),
                List.of(new Cell("Without a count"), number(withoutCount, screen, numbers)));
        Table.write(out, totals.subList(0, withoutCount > 0 ? 4 : 3), Kind.WORD, Kind.NUMBER);
        List<List<Cell>> lines = new ArrayList<>();
        for (Grouping grouping : Grouping.values()) {
            addLines(grouping, screen, numbers, lines);
        }
        // Label, collections, share, kinds, bar.
        Kind label = screen.width().orElse(MIN_WITH_LABEL) < MIN_WITH_LABEL ? Kind.TEXT : Kind.URI;
        List<Kind> layout = List.of(label, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.WORD);
        Table table = Table.fitted(out, screen, layout, lines, BY_IMPORTANCE, true);
        for (List<Cell> line : collections > 0 ? lines : List.<List<Cell>>of()) {
            out.append(line.get(0).text().startsWith(INDENT) ? "" : "\n");
            table.line(line);
        }
        out.flush();
    }

    /** Adds the heading of a field, its largest groups, and one line for all others. */
    private void addLines(Grouping grouping, Screen screen, Locale numbers, List<List<Cell>> lines) {
        int width = screen.width().orElse(MIN_WITH_ADDRESS);
        boolean isNarrow = width < MIN_WITH_ADDRESS;
        Cell heading = new Cell(width < MIN_WITH_HEADING ? "coll." : "collections", screen::dim);
        lines.add(List.of(
                new Cell(grouping.title, screen::bold), heading, Cell.NONE, new Cell("kinds", screen::dim), Cell.NONE));
        List<Group> sorted = groups(grouping);
        // A line for a single other group would save nothing.
        int count = sorted.size() <= MAX_GROUPS + 1 ? sorted.size() : MAX_GROUPS;
        for (Group group : sorted.subList(0, count)) {
            String text = group.text();
            String safe = TextSanitizer.sanitize(isNarrow ? CellText.shortAddress(text) : text);
            String label = AMBIGUOUS.matcher(text).matches() ? '"' + safe + '"' : safe;
            UnaryOperator<String> style = UnaryOperator.identity();
            if (group.value().isNull()) {
                label = "(none)";
                style = screen::dim;
            } else if (grouping == Grouping.STATE) {
                label = screen.width().isPresent() ? CellText.withSymbol(label) : label;
                style = cell -> CellText.inStateColour(screen, text, cell);
            }
            lines.add(line(label, style, group, screen, numbers));
        }
        List<Group> others = sorted.subList(count, sorted.size());
        others.stream()
                .reduce(Group::plus)
                .ifPresent(sum -> lines.add(line("others (" + others.size() + ")", screen::dim, sum, screen, numbers)));
    }

    private List<Cell> line(String label, UnaryOperator<String> style, Group group, Screen screen, Locale numbers) {
        int bar = Math.min(MAX_BAR, screen.width().orElse(0) / 4);
        // Rounded, but whole only for all of them, and never empty.
        double share = (double) group.collections() / collections;
        long percent = share < 1 ? Math.min(99, Math.round(100 * share)) : 100;
        long length = share < 1 ? Math.min(Math.max(1, Math.round(bar * share)), bar - 1) : bar;
        return List.of(
                new Cell(INDENT + label, style),
                number(group.collections(), screen, numbers),
                new Cell(percent < 1 ? "<1%" : percent + "%"),
                number(group.kinds(), screen, numbers),
                // One column wide on every terminal, unlike block characters.
                new Cell("=".repeat((int) Math.max(0, length)), style));
    }

    private static Cell number(Number number, Screen screen, Locale numbers) {
        String count = CellText.count(number, numbers);
        return count.equals("0") ? new Cell(count, screen::dim) : new Cell(count);
    }
}

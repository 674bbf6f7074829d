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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Totals of an account: collections, and groups of them by the values of some fields. */
public final class Summary {
    private static final long MAX_KINDS = 1_000_000_000_000_000_000L; // greater counts are treated as invalid
    private static final String INDENT = "  ";
    private static final int MAX_GROUPS = 10;
    private static final int MAX_BAR = 40;
    private static final int MIN_WITH_ADDRESS = 100; // narrower terminals show both ends of an address
    private static final int MIN_WITH_HEADING = 60;
    private static final int MIN_WITH_LABEL = 40; // on narrower terminals the label leaves room for the numbers
    // Values that look like one of the labels, and are quoted.
    private static final Pattern AMBIGUOUS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);
    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]+", Pattern.CASE_INSENSITIVE);
    private final List<Grouping> groupings = List.of(
            new Grouping("nftType", "types", "Type", new HashMap<>()),
            new Grouping("deployStatus", "deployStatus", "Status", new HashMap<>()),
            new Grouping("owner", "owners", "Owner", new HashMap<>()),
            new Grouping("extra.mintChannel", "mintChannels", "Mint channel", new HashMap<>()));
    private final Screen screen;
    private final Locale numbers;
    private Page last; // for the account and the latest total
    private BigInteger kinds = BigInteger.ZERO;
    private long collections;
    private long zero;
    private long withoutCount; // the number of collections without a valid count

    /** A field, its names in JSON and in the table, and the groups by its values. */
    private record Grouping(String field, String jsonName, String title, Map<Object, Group> groups) {
        void add(Collection row, BigInteger held) {
            JsonNode sent = Column.named(field).valueIn(row);
            JsonNode value = sent.isMissingNode() ? NullNode.instance : sent;
            // The case of an address is only a checksum.
            String text = value.asText();
            Object key = HEX.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : value;
            groups.merge(key, new Group(value, 1, held), Group::plus);
        }

        /** The largest groups first, then by value; those without a value last. */
        List<Group> sorted() {
            return groups.values().stream()
                    .sorted(Comparator.comparingLong(Group::collections)
                            .reversed()
                            .thenComparing(group -> group.value.isNull())
                            .thenComparing(group -> CellText.exact(group.value)))
                    .toList();
        }
    }

    /** Collections with the same value of a field, a null node where it is absent, and the sum of their counts. */
    private record Group(JsonNode value, long collections, BigInteger kinds) {
        Group plus(Group other) {
            return new Group(value, collections + other.collections, kinds.add(other.kinds));
        }
    }

    public Summary(Screen screen, Locale numbers) {
        this.screen = screen;
        this.numbers = numbers;
    }

    public void add(Page page) {
        last = page;
        for (Collection row : page.collections()) {
            // A count that is fractional, negative or too large is no count.
            OptionalLong count = row.count().map(JsonNumber::exactLong).orElse(OptionalLong.empty());
            boolean isValid = count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() < MAX_KINDS;
            BigInteger held = BigInteger.valueOf(isValid ? count.getAsLong() : 0);
            kinds = kinds.add(held);
            collections++;
            withoutCount += isValid ? 0 : 1;
            zero += row.isEmpty() ? 1 : 0;
            groupings.forEach(grouping -> grouping.add(row, held));
        }
    }

    /** {@code {"accountId":10001,"totalNum":137,"collections":137,…,"types":[{"value":…}]}}. */
    public JsonNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        last.accountId().ifPresent(id -> document.put("accountId", id));
        last.totalNum().ifPresent(total -> document.put("totalNum", total));
        document.put("collections", collections).put("kinds", kinds);
        document.put("zero", zero).put("withoutCount", withoutCount);
        for (Grouping grouping : groupings) {
            ArrayNode array = document.putArray(grouping.jsonName);
            for (Group group : grouping.sorted()) {
                ObjectNode node = array.addObject();
                node.set("value", group.value);
                node.put("collections", group.collections).put("kinds", group.kinds);
            }
        }
        return document;
    }

    /** Writes the totals as a table with bars, fitted to the terminal or in full. All text is safe to print. */
    public void write(Writer out) throws IOException {
        if (last.accountId().isPresent()) {
            out.append(screen.bold("Account " + last.accountId().getAsLong())).append("\n\n");
        }
        List<List<Cell>> totals = List.of(
                List.of(new Cell("Collections"), number(collections)),
                List.of(new Cell("Kinds held"), number(kinds)),
                List.of(new Cell("Empty"), number(zero)),
                List.of(new Cell("Without a count"), number(withoutCount)));
        Table.write(out, totals.subList(0, withoutCount > 0 ? 4 : 3), Kind.WORD, Kind.NUMBER);
        List<List<Cell>> lines = new ArrayList<>();
        if (collections > 0) {
            groupings.forEach(grouping -> addLines(grouping, lines));
        }
        // Label, collections, share, kinds, bar.
        Kind label = screen.columns() < MIN_WITH_LABEL ? Kind.TEXT : Kind.URI;
        List<Kind> layout = List.of(label, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.WORD);
        Table table = Table.fitted(out, screen, layout, lines, List.of(0, 1, 3, 2, 4), true);
        for (List<Cell> line : lines) {
            out.append(line.get(0).text().startsWith(INDENT) ? "" : "\n");
            table.line(line);
        }
        out.flush();
    }

    /** Adds the heading of a field, its largest groups, and one line for all others. */
    private void addLines(Grouping grouping, List<List<Cell>> lines) {
        Cell heading = new Cell(screen.columns() < MIN_WITH_HEADING ? "coll." : "collections", screen::dim);
        Cell title = new Cell(grouping.title, screen::bold);
        lines.add(List.of(title, heading, new Cell(""), new Cell("kinds", screen::dim), new Cell("")));
        List<Group> sorted = grouping.sorted();
        // A line for a single other group would save nothing.
        int count = sorted.size() <= MAX_GROUPS + 1 ? sorted.size() : MAX_GROUPS;
        for (Group group : sorted.subList(0, count)) {
            String text = CellText.exact(group.value);
            String safe =
                    TextSanitizer.sanitize(screen.columns() < MIN_WITH_ADDRESS ? CellText.shortAddress(text) : text);
            boolean isState = grouping.field.equals("deployStatus");
            String shown = isState && screen.width().isPresent() ? CellText.withSymbol(safe) : safe;
            String label = AMBIGUOUS.matcher(text).matches() ? '"' + safe + '"' : shown;
            Cell cell = new Cell(label, part -> isState ? CellText.inStateColour(screen, text, part) : part);
            lines.add(line(group.value.isNull() ? new Cell("(none)", screen::dim) : cell, group));
        }
        List<Group> others = sorted.subList(count, sorted.size());
        Cell label = new Cell("others (" + others.size() + ")", screen::dim);
        others.stream().reduce(Group::plus).ifPresent(sum -> lines.add(line(label, sum)));
    }

    private List<Cell> line(Cell label, Group group) {
        int bar = Math.min(MAX_BAR, screen.width().orElse(0) / 4);
        // Rounded, but whole only for all of them, and never empty.
        double share = (double) group.collections / collections;
        long percent = share < 1 ? Math.min(99, Math.round(100 * share)) : 100;
        long length = share < 1 ? Math.min(Math.max(1, Math.round(bar * share)), bar - 1) : bar;
        return List.of(
                new Cell(INDENT + label.text(), label.style()),
                number(group.collections),
                new Cell(percent < 1 ? "<1%" : percent + "%"),
                number(group.kinds),
                // One column wide on every terminal, unlike block characters.
                new Cell("=".repeat((int) Math.max(0, length)), label.style()));
    }

    private Cell number(Number count) {
        String text = CellText.count(new JsonNumber(count.toString()), numbers);
        return text.equals("0") ? new Cell(text, screen::dim) : new Cell(text);
    }
}

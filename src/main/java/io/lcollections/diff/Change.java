package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.model.Collection;
import io.lcollections.output.Column;
import io.lcollections.terminal.Screen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A collection that was added ({@code before} is {@code null}), removed ({@code after} is {@code null}) or changed. */
public record Change(Collection before, Collection after, List<FieldChange> fields) {

    /** What happened to a collection. */
    public enum Kind {
        added("+", Screen::success),
        removed("-", Screen::error),
        changed("~", Screen::warning);

        final String symbol;
        final BiFunction<Screen, String, String> style;

        Kind(String symbol, BiFunction<Screen, String, String> style) {
            this.symbol = symbol;
            this.style = style;
        }
    }

    /** One field that is different, by its path; a value that does not exist is a missing node. */
    public record FieldChange(String name, JsonNode before, JsonNode after) {}

    public Kind kind() {
        return before == null ? Kind.added : after == null ? Kind.removed : Kind.changed;
    }

    /** The collection as it was last. */
    public Collection row() {
        return after == null ? before : after;
    }

    /**
     * {@code {"at":"2026-11-23T09:31:05Z","accountId":10001,"change":"added","id":254,"name":"…","collection":{…}}}; a
     * changed collection has {@code changes} instead of {@code collection}.
     */
    public JsonNode line(Optional<Instant> at, OptionalLong accountId) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        at.ifPresent(time -> line.put("at", time.toString()));
        accountId.ifPresent(id -> line.put("accountId", id));
        return line.put("change", kind().name()).setAll(described());
    }

    ObjectNode described() {
        ObjectNode row = row().fields();
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        Stream.of("id", Column.NAME).filter(row::has).forEach(name -> described.set(name, row.get(name)));
        if (kind() != Kind.changed) {
            return described.set("collection", row);
        }
        ArrayNode changes = described.putArray("changes");
        for (FieldChange field : fields) {
            ObjectNode node = changes.addObject().put("field", field.name());
            node.set("old", field.before());
            node.set("new", field.after());
            node.properties().removeIf(value -> value.getValue().isMissingNode());
        }
        return described;
    }

    /**
     * {@code {"accountId":10001,"before":137,"after":138,"added":[…],"removed":[…],"changed":[{"id":254,"name":"…",
     * "changes":[{"field":"count","old":2,"new":3}]}]}}; a value that does not exist is omitted.
     */
    static JsonNode document(OptionalLong accountId, Snapshot before, Snapshot after, List<Change> changes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        accountId.ifPresent(id -> document.put("accountId", id));
        document.put("before", before.size()).put("after", after.size());
        Stream.of(Kind.values()).forEach(kind -> document.putArray(kind.name()));
        for (Change change : changes) {
            boolean isChanged = change.kind() == Kind.changed;
            document.withArray(change.kind().name())
                    .add(isChanged ? change.described() : change.row().fields());
        }
        return document;
    }
}

package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.output.Column;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Changes as JSON: one document per account, or one line per change. */
public final class ChangeJson {
    private ChangeJson() {}

    /**
     * One document: {@code {"accountId":10001,"before":137,"after":138,"added":[…],"removed":[…],"changed":[…]}},
     * with complete collections, except that changed ones are {@code {"id":254,"name":"…","changes":[{"field":"count",
     * "old":2,"new":3}]}}. A field that was added has no {@code old}, one that was removed no {@code new}.
     */
    static JsonNode document(OptionalLong accountId, Snapshot before, Snapshot after, List<Change> changes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        accountId.ifPresent(id -> document.put("accountId", id));
        document.put("before", before.size()).put("after", after.size());
        for (Change.Kind kind : Change.Kind.values()) {
            ArrayNode array = document.putArray(kind.name());
            changes.stream()
                    .filter(change -> change.kind() == kind)
                    .map(change -> kind == Change.Kind.changed
                            ? described(change)
                            : change.row().fields())
                    .forEach(array::add);
        }
        return document;
    }

    /**
     * One line: {@code {"at":"2026-11-23T09:31:05Z","accountId":10001,"change":"added","id":254,"name":"…",
     * "collection":{…}}}. A changed collection has {@code changes}, as in a document, instead of {@code collection}.
     *
     * @param at when the change was detected, if that is known
     */
    public static JsonNode line(Optional<Instant> at, OptionalLong accountId, Change change) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        at.ifPresent(time -> line.put("at", time.toString()));
        accountId.ifPresent(id -> line.put("accountId", id));
        line.put("change", change.kind().name());
        return line.setAll(described(change));
    }

    private static ObjectNode described(Change change) {
        ObjectNode row = change.row().fields();
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        Stream.of("id", Column.NAME).filter(row::has).forEach(name -> described.set(name, row.get(name)));
        if (change.kind() != Change.Kind.changed) {
            return described.set("collection", row);
        }
        ArrayNode changes = described.putArray("changes");
        for (FieldChange field : change.fields()) {
            ObjectNode node = changes.addObject().put("field", field.name());
            if (!field.before().isMissingNode()) {
                node.set("old", field.before());
            }
            if (!field.after().isMissingNode()) {
                node.set("new", field.after());
            }
        }
        return described;
    }
}

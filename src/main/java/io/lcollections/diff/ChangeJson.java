package io.lcollections.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.output.Column;
import io.lcollections.output.JsonDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes changes as JSON: one document per account, or one line per change. */
public final class ChangeJson {
    private final JsonDocument out;

    public ChangeJson(OutputStream out) {
        this.out = new JsonDocument(out, false);
    }

    /**
     * One document: {@code {"accountId":10001,"before":137,"after":138,"added":[…],"removed":[…],"changed":[…]}},
     * with complete collections, except that changed ones are {@code {"id":254,"name":"…","changes":[{"field":"count",
     * "old":2,"new":3}]}}. A field that was added has no {@code old}, one that was removed no {@code new}.
     */
    public static ObjectNode document(Diff diff) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        diff.accountId().ifPresent(id -> document.put("accountId", id));
        document.put("before", diff.before()).put("after", diff.after());
        for (Change.Kind kind : Change.Kind.values()) {
            ArrayNode changes = document.putArray(word(kind));
            for (Change change : diff.of(kind)) {
                if (kind == Change.Kind.CHANGED) {
                    addFields(change, changes.addObject());
                } else {
                    changes.add(change.row().fields());
                }
            }
        }
        return document;
    }

    /**
     * Writes one line: {@code {"at":"2026-11-23T09:31:05Z","accountId":10001,"change":"added","id":254,"name":"…",
     * "collection":{…}}}. A changed collection has {@code changes}, as in a document, instead of {@code collection}.
     *
     * @param at when the change was detected, if that is known
     */
    public void line(Optional<Instant> at, OptionalLong accountId, Change change) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        at.ifPresent(time -> line.put("at", time.toString()));
        accountId.ifPresent(id -> line.put("accountId", id));
        line.put("change", word(change.kind()));
        if (change.kind() == Change.Kind.CHANGED) {
            addFields(change, line);
        } else {
            addName(change, line);
            line.set("collection", change.row().fields());
        }
        out.write(line);
    }

    /** For the user, about texts that not every program can read. */
    public List<String> notes() {
        return out.notes();
    }

    private static String word(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void addFields(Change change, ObjectNode to) {
        addName(change, to);
        ArrayNode changes = to.putArray("changes");
        for (FieldChange field : change.fields()) {
            ObjectNode node = changes.addObject().put("field", field.name());
            if (!field.before().isMissingNode()) {
                node.set("old", field.before());
            }
            if (!field.after().isMissingNode()) {
                node.set("new", field.after());
            }
        }
    }

    private static void addName(Change change, ObjectNode to) {
        for (String name : List.of("id", Column.NAME)) {
            if (change.row().fields().has(name)) {
                to.set(name, change.row().fields().get(name));
            }
        }
    }
}

package io.lcollections.output;

import io.lcollections.changes.Change;
import io.lcollections.changes.Changes;
import io.lcollections.changes.FieldChange;
import io.lcollections.model.Collection;
import io.lcollections.model.JsonNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes for programs, in one document an account or a line each. */
public final class ChangeJson {
    private final Utf8Buffer out;
    private final JsonWriter json;

    /**
     * @param pretty whether documents are laid out for people
     */
    public ChangeJson(OutputStream stdout, boolean pretty) {
        this.out = new Utf8Buffer(stdout);
        this.json = new JsonWriter(out, pretty);
    }

    /**
     * Writes one document: {@code {"accountId":10001,"before":137,"after":138,"added":[…],"removed":[…],"changed":[…]}},
     * with whole collections, and of those that are changed {@code {"id":254,"name":"…","changes":[{"field":"count",
     * "old":2,"new":3}]}}. A field that was or is not there has no {@code old} or no {@code new}.
     *
     * @throws IOException when the output does not take it
     */
    public void document(Changes changes) throws IOException {
        out.ascii('{');
        if (changes.accountId().isPresent()) {
            number("accountId", changes.accountId().getAsLong());
        }
        number("before", changes.before());
        number("after", changes.after());
        array("added", changes.of(Change.Kind.ADDED));
        out.ascii(',');
        array("removed", changes.of(Change.Kind.REMOVED));
        out.ascii(',');
        array("changed", changes.of(Change.Kind.CHANGED));
        json.newLine(0);
        out.text("}\n");
        out.flush();
    }

    private void number(String name, long value) {
        json.newLine(1);
        json.name(name);
        out.text(value + ",");
    }

    private void array(String name, List<Change> changes) throws IOException {
        json.newLine(1);
        json.name(name);
        out.ascii('[');
        for (int i = 0; i < changes.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            json.newLine(2);
            Change change = changes.get(i);
            if (change.kind() == Change.Kind.CHANGED) {
                json.value(changed(change), 2);
            } else {
                json.collection(change.row(), 2);
            }
            out.endRow();
        }
        if (!changes.isEmpty()) {
            json.newLine(1);
        }
        out.ascii(']');
    }

    /**
     * Writes one line and flushes it: {@code {"at":"2026-11-23T09:31:05Z","accountId":10001,"change":"added","id":254,
     * "name":"…","collection":{…}}}, with {@code changes} as in a document instead of the collection where it is
     * {@code changed}.
     *
     * @param at when it was seen, where that matters
     * @throws IOException when the output does not take it
     */
    public void line(Optional<Instant> at, OptionalLong accountId, Change change) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        at.ifPresent(time -> line.put("at", time.toString()));
        accountId.ifPresent(id -> line.put("accountId", new JsonNumber(Long.toString(id))));
        line.put("change", change.kind().name().toLowerCase(Locale.ROOT));
        if (change.kind() == Change.Kind.CHANGED) {
            line.putAll(changed(change));
        } else {
            name(line, change.row());
            line.put("collection", change.row().unread().fields());
        }
        json.value(line, 0);
        out.ascii('\n');
        out.flush();
    }

    private static Map<String, Object> changed(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        name(fields, change.row());
        fields.put("changes", change.fields().stream().map(ChangeJson::field).toList());
        return fields;
    }

    private static void name(Map<String, Object> fields, Collection change) {
        Collection row = change.unread();
        for (String name : new String[] {"id", Column.NAME}) {
            if (row.has(name)) {
                fields.put(name, row.at(name));
            }
        }
    }

    private static Map<String, Object> field(FieldChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("field", change.name());
        if (change.before() != FieldChange.ABSENT) {
            fields.put("old", change.before());
        }
        if (change.after() != FieldChange.ABSENT) {
            fields.put("new", change.after());
        }
        return fields;
    }
}

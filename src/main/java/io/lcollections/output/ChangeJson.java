package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.changes.Change;
import io.lcollections.changes.Change.FieldChange;
import io.lcollections.changes.Diff;
import io.lcollections.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Diff for programs, in one document an account or a line each. */
public final class ChangeJson {
    private final RowBuffer out;
    private final JsonWriter json;

    /**
     * @param pretty whether documents are laid out for people
     */
    public ChangeJson(OutputStream stdout, boolean pretty) {
        this.out = new RowBuffer(stdout);
        this.json = JsonWriter.to(out, pretty);
    }

    /**
     * Writes one document: {@code {"accountId":10001,"before":137,"after":138,"added":[…],"removed":[…],"changed":[…]}},
     * with whole collections, and of those that are changed {@code {"id":254,"name":"…","changes":[{"field":"count",
     * "old":2,"new":3}]}}. A field that was or is not there has no {@code old} or no {@code new}.
     *
     * @throws IOException when the output does not take it
     */
    public void document(Diff changes) throws IOException {
        json.writeStartObject();
        if (changes.accountId().isPresent()) {
            json.writeNumberField("accountId", changes.accountId().getAsLong());
        }
        json.writeNumberField("before", changes.before());
        json.writeNumberField("after", changes.after());
        array("added", changes.of(Change.Kind.ADDED));
        array("removed", changes.of(Change.Kind.REMOVED));
        array("changed", changes.of(Change.Kind.CHANGED));
        json.writeEndObject();
        endLine();
    }

    private void array(String name, List<Change> changes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Change change : changes) {
            if (change.kind() == Change.Kind.CHANGED) {
                json.writeStartObject();
                changed(change);
                json.writeEndObject();
            } else {
                json.write(change.row().fields());
            }
            json.flush();
            out.endRow();
        }
        json.writeEndArray();
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
        json.writeStartObject();
        if (at.isPresent()) {
            json.writeStringField("at", at.get().toString());
        }
        if (accountId.isPresent()) {
            json.writeNumberField("accountId", accountId.getAsLong());
        }
        json.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
        if (change.kind() == Change.Kind.CHANGED) {
            changed(change);
        } else {
            name(change);
            field("collection", change.row().fields());
        }
        json.writeEndObject();
        endLine();
    }

    private void changed(Change change) throws IOException {
        name(change);
        json.writeArrayFieldStart("changes");
        for (FieldChange field : change.fields()) {
            json.writeStartObject();
            json.writeStringField("field", field.name());
            field("old", field.before());
            field("new", field.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void name(Change change) throws IOException {
        for (String name : List.of("id", Column.NAME)) {
            field(name, change.row().fields().path(name));
        }
    }

    private void field(String name, JsonNode value) throws IOException {
        if (!value.isMissingNode()) {
            json.writeFieldName(name);
            json.write(value);
        }
    }

    private void endLine() throws IOException {
        json.writeRaw('\n');
        json.flush();
        out.send();
    }
}

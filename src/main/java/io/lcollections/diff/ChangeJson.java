package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.json.JsonWriter;
import io.lcollections.output.Column;
import io.lcollections.output.RowBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes changes as JSON: one document per account, or one line per change. */
public final class ChangeJson {
    private final RowBuffer out;
    private final JsonWriter json;

    public ChangeJson(OutputStream stdout, boolean pretty) {
        this.out = new RowBuffer(stdout);
        this.json = JsonWriter.to(out, pretty);
    }

    /**
     * Writes one document: {@code {"accountId":10001,"before":137,"after":138,"added":[…],"removed":[…],"changed":[…]}},
     * with complete collections, except that changed ones are {@code {"id":254,"name":"…","changes":[{"field":"count",
     * "old":2,"new":3}]}}. A field that was added has no {@code old}, one that was removed no {@code new}.
     *
     * @throws IOException when the output cannot be written
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
     * "name":"…","collection":{…}}}. A changed collection has {@code changes}, as in a document, instead of
     * {@code collection}.
     *
     * @param at when the change was detected, if that is known
     * @throws IOException when the output cannot be written
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

package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.JsonNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes what {@code watch} keeps: one line of {@code {…,"collections":[…]}}, in the form of {@code -o json}, and behind
 * it a line for each change that was printed since, {@code {"put":{…}}} or {@code {"drop":{…}}}.
 */
public final class WatchStateWriter {
    private final Utf8Buffer out;
    private final JsonWriter json;

    public WatchStateWriter(OutputStream out) {
        this.out = new Utf8Buffer(out);
        this.json = new JsonWriter(this.out, false);
    }

    /**
     * The first line.
     *
     * @param head what stands before the number of collections and themselves; values of JSON
     * @throws IOException when the output does not take it
     */
    public void listing(Map<String, Object> head, List<Collection> rows) throws IOException {
        out.ascii('{');
        head.forEach((name, value) -> {
            json.name(name);
            json.value(value, 0);
            out.ascii(',');
        });
        json.name("totalNum");
        json.value(new JsonNumber(Integer.toString(rows.size())), 0);
        out.ascii(',');
        json.name("collections");
        out.ascii('[');
        for (int i = 0; i < rows.size(); i++) {
            out.text(i > 0 ? "," : "");
            json.collection(rows.get(i), 0);
            out.endRow();
        }
        out.text("]}\n");
        out.flush();
    }

    /**
     * The line of one change.
     *
     * @param verb {@code put} or {@code drop}
     * @throws IOException when the output does not take it
     */
    public void entry(String verb, Collection row) throws IOException {
        out.ascii('{');
        json.name(verb);
        json.collection(row.unread(), 0);
        out.text("}\n");
        out.flush();
    }
}

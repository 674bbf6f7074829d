package io.lcollections.output;

import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One document, {@code {"accountId": 10001, "totalNum": 35, "collections": […]}}, or one object per line. */
final class JsonRenderer implements Renderer {
    private final RowBuffer out;
    private final JsonWriter json;
    private final RenderOptions options;
    private final boolean areLines;

    JsonRenderer(OutputStream out, RenderOptions options, boolean areLines) {
        this.out = new RowBuffer(out);
        this.json = JsonWriter.to(this.out, options.screen().isTerminal() && !areLines);
        this.options = options;
        this.areLines = areLines;
    }

    @Override
    public void begin(Page first) throws IOException {
        if (areLines) {
            return;
        }
        json.writeStartObject();
        if (first.accountId().isPresent()) {
            json.writeNumberField("accountId", first.accountId().getAsLong());
        }
        if (first.totalNum().isPresent()) {
            json.writeNumberField("totalNum", first.totalNum().getAsLong());
        }
        json.writeArrayFieldStart("collections");
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            json.write(options.jsonFields(row, areLines));
            if (areLines) {
                json.writeRaw('\n');
            }
            json.flush();
            out.endRow();
        }
        send("");
    }

    /** People see the escape on a terminal; programs may fail. */
    @Override
    public List<String> notes() {
        return options.screen().isTerminal() ? List.of() : json.notes();
    }

    /** Leaves the document incomplete. The next message or document starts on a new line. */
    @Override
    public void abandon() throws IOException {
        if (!areLines) {
            send((options.screen().isTerminal() ? "\n" : "") + (options.accounts() ? "\n" : ""));
        }
    }

    @Override
    public boolean isAtLineStart() {
        return areLines;
    }

    @Override
    public void end() throws IOException {
        if (!areLines) {
            json.writeEndArray();
            json.writeEndObject();
            send("\n");
        }
    }

    private void send(String end) throws IOException {
        json.writeRaw(end);
        json.flush();
        out.send();
    }
}

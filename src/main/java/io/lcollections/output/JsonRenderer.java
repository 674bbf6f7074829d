package io.lcollections.output;

import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;

/** One document: {@code {"accountId": 10001, "totalNum": 35, "collections": […]}}. */
final class JsonRenderer implements Renderer {
    private final RowBuffer out;
    private final JsonWriter json;
    private final boolean pretty;
    private final boolean isFollowed;

    /**
     * @param isFollowed whether documents of other accounts follow
     */
    JsonRenderer(OutputStream out, boolean pretty, boolean isFollowed) {
        this.out = new RowBuffer(out);
        this.json = JsonWriter.to(this.out, pretty);
        this.pretty = pretty;
        this.isFollowed = isFollowed;
    }

    @Override
    public void begin(Page first) throws IOException {
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
            json.write(row.fields());
            json.flush();
            out.endRow();
        }
        json.flush();
        out.send();
    }

    /** Leaves the document incomplete. The next message or document starts on a new line. */
    @Override
    public void abandon() throws IOException {
        json.writeRaw((pretty ? "\n" : "") + (isFollowed ? "\n" : ""));
        json.flush();
        out.send();
    }

    @Override
    public boolean isAtLineStart() {
        return false;
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        out.send();
    }
}

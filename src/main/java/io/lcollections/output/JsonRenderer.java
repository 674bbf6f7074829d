package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;

/** One document: {@code {"accountId": 10001, "totalNum": 35, "collections": […]}}. */
final class JsonRenderer implements Renderer {
    private final Utf8Buffer out;
    private final JsonWriter json;
    private final boolean isFollowed;
    private boolean hasRows;

    /**
     * @param isFollowed whether there are documents of other accounts behind this one
     */
    JsonRenderer(Utf8Buffer out, boolean pretty, boolean isFollowed) {
        this.isFollowed = isFollowed;
        this.out = out;
        this.json = new JsonWriter(out, pretty);
    }

    @Override
    public void begin(Page first) {
        out.ascii('{');
        if (first.accountId().isPresent()) {
            field("accountId", first.accountId().getAsLong());
        }
        if (first.totalNum().isPresent()) {
            field("totalNum", first.totalNum().getAsLong());
        }
        json.newLine(1);
        json.name("collections");
        out.ascii('[');
    }

    private void field(String name, long value) {
        json.newLine(1);
        json.name(name);
        out.text(value + ",");
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            if (hasRows) {
                out.ascii(',');
            }
            hasRows = true;
            json.newLine(2);
            json.collection(row, 2);
            out.endRow();
        }
        out.flush();
    }

    /** On a terminal, what is said next must not stand behind the data, nor what is whole on the line of what is not. */
    @Override
    public void abandon() throws IOException {
        json.newLine(0);
        out.text(isFollowed ? "\n" : "");
        out.flush();
    }

    @Override
    public boolean isAtLineStart() {
        return false;
    }

    @Override
    public void end() throws IOException {
        if (hasRows) {
            json.newLine(1);
        }
        out.ascii(']');
        json.newLine(0);
        out.text("}\n");
        out.flush();
    }
}

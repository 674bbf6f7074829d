package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;

/** One collection a line, flushed with each page. */
final class NdjsonRenderer implements Renderer {
    private final Utf8Buffer out;
    private final JsonWriter json;

    NdjsonRenderer(Utf8Buffer out) {
        this.out = out;
        this.json = new JsonWriter(out, false);
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            json.collection(row, 0);
            out.ascii('\n');
            out.endRow();
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}

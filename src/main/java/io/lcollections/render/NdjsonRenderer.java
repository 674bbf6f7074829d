package io.lcollections.render;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.Writer;

/** One collection a line, flushed with each page. */
final class NdjsonRenderer implements Renderer {
    private final Writer out;
    private final JsonWriter json;

    NdjsonRenderer(Writer out) {
        this.out = out;
        this.json = new JsonWriter(out, false);
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            json.value(row.fields(), 0);
            out.append('\n');
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}

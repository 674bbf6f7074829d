package io.lcollections.output;

import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object per line. */
final class NdjsonRenderer implements Renderer {
    private final RowBuffer out;
    private final JsonWriter json;

    NdjsonRenderer(OutputStream out) {
        this.out = new RowBuffer(out);
        this.json = JsonWriter.to(this.out, false);
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            json.write(row.fields());
            json.writeRaw('\n');
            json.flush();
            out.endRow();
        }
        out.send();
    }

    @Override
    public void end() throws IOException {
        out.send();
    }
}

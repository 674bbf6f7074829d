package io.lcollections.render;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.Writer;

/** One document: {@code {"accountId": 10001, "totalNum": 35, "collections": […]}}. */
final class JsonRenderer implements Renderer {
    private final Writer out;
    private final JsonWriter json;
    private boolean hasRows;

    JsonRenderer(Writer out, boolean pretty) {
        this.out = out;
        this.json = new JsonWriter(out, pretty);
    }

    @Override
    public void begin(Page first) throws IOException {
        out.append('{');
        if (first.accountId().isPresent()) {
            field("accountId", first.accountId().getAsLong());
        }
        if (first.totalNum().isPresent()) {
            field("totalNum", first.totalNum().getAsLong());
        }
        json.newLine(1);
        json.name("collections");
        out.append('[');
    }

    private void field(String name, long value) throws IOException {
        json.newLine(1);
        json.name(name);
        out.append(Long.toString(value)).append(',');
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            if (hasRows) {
                out.append(',');
            }
            hasRows = true;
            json.newLine(2);
            json.value(row.fields(), 2);
        }
    }

    @Override
    public void end() throws IOException {
        if (hasRows) {
            json.newLine(1);
        }
        out.append(']');
        json.newLine(0);
        out.append("}\n").flush();
    }
}

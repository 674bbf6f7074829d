package io.lcollections.output;

import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The response bodies as they were received, each followed by a newline. */
final class RawRenderer implements Renderer {
    private final OutputStream out;

    RawRenderer(OutputStream out) {
        this.out = out;
    }

    @Override
    public void page(Page page) throws IOException {
        for (byte[] document : page.documents()) {
            byte[] line = Arrays.copyOf(document, document.length + 1);
            line[document.length] = '\n';
            out.write(line);
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}

package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;

/**
 * One page that a browser shows by itself: a table that sorts and filters, and a gallery.
 *
 * <p>It is written as the rows come. What is cut off, or ends with a failure, says so: the warning at its top is taken
 * away by the last element alone.
 */
final class HtmlRenderer implements Renderer {
    private final Utf8Buffer out;
    private final HtmlFrame frame;
    private final HtmlRow row;
    private long rows;
    private final Totals totals = new Totals();

    HtmlRenderer(Utf8Buffer out, RenderOptions options) {
        this.out = out;
        this.frame = new HtmlFrame(options);
        this.row = new HtmlRow(out, options.zone().get(), options.ipfsGateway(), options.accounts());
    }

    @Override
    public void begin(Page first) {
        out.text(frame.top(first));
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection collection : page.collections()) {
            row.write(collection);
            out.endRow();
            rows++;
        }
        totals.add(page);
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.text(frame.bottom(rows, totals.total()));
        out.flush();
    }
}

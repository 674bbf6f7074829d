package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps all rows until no more come, and hands them on in order. */
final class SortedRenderer implements Renderer {
    /** As many rows are in memory field by field. */
    private static final int AT_ONCE = 500;

    private final Renderer inner;
    private final RowOrder order;
    private final List<RowOrder.Keyed> rows = new ArrayList<>();
    private Page first;
    private final Totals totals = new Totals();
    private boolean isHandedOn;

    SortedRenderer(Renderer inner, RowOrder order) {
        this.inner = inner;
        this.order = order;
    }

    @Override
    public void begin(Page page) {
        first = page;
    }

    @Override
    public void page(Page page) {
        totals.add(page);
        page.collections().forEach(row -> rows.add(order.keyed(row)));
    }

    /** Nothing was written before they are handed on. */
    @Override
    public boolean isAtLineStart() {
        return !isHandedOn || inner.isAtLineStart();
    }

    @Override
    public void abandon() throws IOException {
        handOn();
        inner.abandon();
    }

    @Override
    public void end() throws IOException {
        handOn();
        inner.end();
    }

    @Override
    public List<String> notes() {
        return inner.notes();
    }

    private void handOn() throws IOException {
        isHandedOn = true;
        rows.sort(order.comparator());
        inner.begin(first);
        Page every = new Page(first.accountId(), totals.total(), List.of(), List.of(), List.of());
        int from = 0;
        do {
            int to = Math.min(from + AT_ONCE, rows.size());
            List<Collection> next =
                    rows.subList(from, to).stream().map(keyed -> keyed.row()).toList();
            inner.page(every.with(next));
            from = to;
        } while (from < rows.size());
    }
}

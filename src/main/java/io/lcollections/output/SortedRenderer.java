package io.lcollections.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps all rows until no more come, and hands them on in order. */
final class SortedRenderer implements Renderer {
    /** How many rows are in memory as trees. */
    private static final int AT_ONCE = 500;

    private final JsonReader reader = new JsonReader();
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
            List<Collection> next = new ArrayList<>(AT_ONCE);
            for (; from < rows.size() && next.size() < AT_ONCE; from++) {
                next.add(new Collection((ObjectNode) reader.read(rows.get(from).json())));
            }
            inner.page(every.with(next));
        } while (from < rows.size());
    }
}

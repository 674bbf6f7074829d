package io.lcollections.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps all rows until the last page, then passes them to another renderer in order. */
final class SortedRenderer implements Renderer {
    /** Limits how many rows are in memory as trees. */
    private static final int ROWS_PER_PAGE = 500;

    private final Renderer inner;
    private final RowSorter sorter;
    private final List<RowSorter.Row> rows = new ArrayList<>();
    /** The last page of each account, without its rows: it has the account's latest total. */
    private final Deque<Page> lastPages = new ArrayDeque<>();

    private Page first;
    private boolean isSorted;

    SortedRenderer(Renderer inner, RowSorter sorter) {
        this.inner = inner;
        this.sorter = sorter;
    }

    @Override
    public void begin(Page page) {
        first = page;
    }

    @Override
    public void page(Page page) {
        if (!lastPages.isEmpty() && lastPages.getLast().accountId().equals(page.accountId())) {
            lastPages.removeLast();
        }
        lastPages.add(withoutRows(page));
        page.collections().forEach(row -> rows.add(sorter.row(row)));
    }

    @Override
    public boolean isAtLineStart() {
        return !isSorted || inner.isAtLineStart();
    }

    @Override
    public void abandon() throws IOException {
        writeRows();
        inner.abandon();
    }

    @Override
    public void end() throws IOException {
        writeRows();
        inner.end();
    }

    @Override
    public List<String> notes() {
        return inner.notes();
    }

    private void writeRows() throws IOException {
        isSorted = true;
        rows.sort(sorter);
        inner.begin(first);
        for (Page page : lastPages) {
            inner.page(page);
        }
        JsonReader reader = new JsonReader();
        for (int from = 0; from < rows.size(); from += ROWS_PER_PAGE) {
            List<Collection> next = new ArrayList<>(ROWS_PER_PAGE);
            for (RowSorter.Row row : rows.subList(from, Math.min(rows.size(), from + ROWS_PER_PAGE))) {
                next.add(new Collection((ObjectNode) reader.read(row.json())));
            }
            inner.page(lastPages.getLast().with(next));
        }
    }

    private static Page withoutRows(Page page) {
        return new Page(page.accountId(), page.totalNum(), List.of(), List.of(), List.of());
    }
}

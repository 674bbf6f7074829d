package io.lcollections.api;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.support.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of an account: present and removed ones, in their order. */
final class SimulatedAccount {
    private final int start;
    /** All rows that were ever present, in their order. */
    private final List<Row> all = new ArrayList<>();

    private final Map<String, Row> byId = new HashMap<>();
    private List<Row> present = new ArrayList<>();

    private static final class Row {
        private final String id;
        private final Collection collection;
        private boolean isRemoved;
        /** Present from the beginning, and never before the start offset: no page can have rows before it. */
        private boolean isSteady;

        private Row(int id) {
            this.id = Integer.toString(id);
            JsonNumber count = JsonNumber.of(id % 3);
            this.collection = Rows.of(Map.of("id", new JsonNumber(this.id), Collection.COUNT, count));
        }
    }

    SimulatedAccount(int total, int start) {
        this.start = start;
        for (int id = 0; id < total; id++) {
            add(all.size());
        }
        for (Row row : all) {
            row.isSteady = true;
        }
        changed();
    }

    private void add(int rank) {
        Row row = new Row(1000 + all.size());
        all.add(rank, row);
        byId.put(row.id, row);
    }

    private void changed() {
        present = new ArrayList<>(all);
        present.removeIf(row -> row.isRemoved);
        all.forEach(row -> row.isSteady &= !row.isRemoved);
        present.stream().limit(start).forEach(row -> row.isSteady = false);
    }

    /** Adds rows at this place, or at the end. */
    void insert(int place, int rows) {
        int rank = place < present.size() ? all.indexOf(present.get(place)) : all.size();
        for (int row = 0; row < rows; row++) {
            add(rank);
        }
        changed();
    }

    /** Removes the rows in this range, as far as they exist. */
    void remove(int from, int to) {
        for (int place = Math.max(0, from); place < Math.min(to, present.size()); place++) {
            present.get(place).isRemoved = true;
        }
        changed();
    }

    int size() {
        return present.size();
    }

    List<Collection> rows(long from, long to) {
        int size = present.size();
        return present.subList((int) Math.min(size, from), (int) Math.min(size, Math.max(from, to))).stream()
                .map(row -> row.collection)
                .toList();
    }

    /** The ids from an offset on of the rows that a filter would keep. */
    List<String> nonZeroIds(int from) {
        return present.stream()
                .skip(from)
                .filter(row -> !row.collection.isEmpty())
                .map(row -> row.id)
                .toList();
    }

    /** The ids from an offset on. */
    List<String> ids(int from) {
        return present.stream().skip(from).map(row -> row.id).toList();
    }

    /** The ids that were present all the time, and never before the start offset. */
    List<String> steady() {
        return all.stream().filter(row -> row.isSteady).map(row -> row.id).toList();
    }

    boolean isSteady(String id) {
        return byId.get(id).isSteady;
    }

    /** The place of an id among all rows that were ever present; negative if there was no such row. */
    int rank(String id) {
        return byId.containsKey(id) ? all.indexOf(byId.get(id)) : -1;
    }
}

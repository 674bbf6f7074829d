package io.lcollections.output;

import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code --columns} names. */
public final class Columns {
    private Columns() {}

    /** All names that are documented, those of groups of fields too, and that of the account. */
    public static List<String> documentedNames() {
        List<String> names = new ArrayList<>();
        Column.DOCUMENTED.forEach(column -> names.add(column.key()));
        names.addAll(Column.GROUPS);
        names.add(Column.ACCOUNT.key());
        return names;
    }

    /** Names that may be meant by a word: those that a table shows under it, then those that contain it. */
    public static List<String> under(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        Column.DOCUMENTED.stream()
                .filter(column -> column.header().toLowerCase(Locale.ROOT).equals(wanted))
                .forEach(column -> names.add(column.key()));
        documentedNames().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted) && !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /** The columns of a list of names, {@code id,name,count}, in its order; spaces around a name do not matter. */
    public static List<Column> of(List<String> names) {
        return names.stream().map(Column::named).toList();
    }

    /** The columns that no row has, though there are rows: names of fields that neither we nor the server know. */
    public static List<Column> unknownTo(List<Collection> rows, List<Column> columns) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<String> documented = new LinkedHashSet<>(documentedNames());
        return columns.stream()
                .filter(column -> !documented.contains(column.key()))
                .filter(column -> rows.stream().noneMatch(column::isIn))
                .toList();
    }
}

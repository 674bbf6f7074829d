package io.lcollections.changes;

import java.util.List;
import java.util.OptionalLong;

/**
 * What became of an account.
 *
 * @param accountId whose it is, where that is known
 * @param before how many collections there were
 * @param after how many there are
 * @param all what became of them: first what is added, then what is removed, then what is changed
 */
public record Changes(OptionalLong accountId, int before, int after, List<Change> all) {

    /** From one time to another. */
    public static Changes of(OptionalLong accountId, Holding earlier, Holding later) {
        return new Changes(accountId, earlier.size(), later.size(), earlier.changesTo(later));
    }

    /** Those of one kind. */
    public List<Change> of(Change.Kind kind) {
        return all.stream().filter(change -> change.kind() == kind).toList();
    }
}

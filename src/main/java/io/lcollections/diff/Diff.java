package io.lcollections.diff;

import java.util.List;
import java.util.OptionalLong;

/**
 * The difference between two snapshots of an account.
 *
 * @param accountId empty where it is not known
 * @param before how many collections there were
 * @param after how many there are
 * @param changes first what was added, then removed, then changed
 */
public record Diff(OptionalLong accountId, int before, int after, List<Change> changes) {

    public static Diff of(OptionalLong accountId, Snapshot earlier, Snapshot later) {
        return new Diff(accountId, earlier.size(), later.size(), earlier.changesTo(later));
    }

    /** The changes of one kind. */
    public List<Change> of(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }
}

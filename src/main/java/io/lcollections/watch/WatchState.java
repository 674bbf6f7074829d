package io.lcollections.watch;

import io.lcollections.diff.Change;
import io.lcollections.diff.Snapshot;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state that was last printed, kept from one run to the next.
 *
 * <p>The file is a listing, followed by a line for each change that was printed since. So the file says at any moment what was
 * printed, except for the change that is being printed. After all changes of a poll, the file is replaced by the listing of that
 * poll.
 */
final class WatchState implements AutoCloseable {
    /** The version of the file format. */
    private static final Long VERSION = 1L;

    private static final String VERSION_FIELD = "watch";
    private static final String DELETE = "delete it to start again; changes since the last run are not printed then";

    private final String name;
    private final StateFile file;
    /** What is watched; the file of another account or filter cannot be used. */
    private final Map<String, Object> subject;

    private WatchState(String name, StateFile file, Map<String, Object> subject) {
        this.name = name;
        this.file = file;
        this.subject = subject;
    }

    /**
     * @param source the service
     * @throws UsageException if the file cannot be written or is in use
     */
    static WatchState open(String name, String source, Query query) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("source", source);
        subject.put("accountId", query.accountId().getAsLong());
        subject.put("nonZero", query.isNonZero());
        subject.put(
                "tokenAddress",
                query.tokenAddress()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .orElse(null));
        OptionalLong collection = query.collectionId();
        subject.put("collectionId", collection.isPresent() ? collection.getAsLong() : null);
        return new WatchState(name, StateFile.open("--state", name), subject);
    }

    /**
     * The recorded state; empty if there is none.
     *
     * @throws UsageException if the file is damaged, or of another account or filter, or of a newer version
     */
    Optional<Snapshot> load() {
        Optional<StateFile.Lines> lines = file.read();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        WatchRecord read = parsed(lines.get().bytes());
        requireSameSubject(read.head());
        Snapshot snapshot = new Snapshot();
        read.rows().forEach(snapshot::add);
        for (WatchRecord.Entry entry : read.entries()) {
            if (entry.verb().equals(WatchRecord.PUT)) {
                snapshot.put(entry.row());
            } else {
                snapshot.remove(entry.row());
            }
        }
        if (lines.get().isTorn() || !read.entries().isEmpty()) {
            // The last run was killed.
            replace(snapshot, String.valueOf(read.head().get("at")));
        }
        return Optional.of(snapshot);
    }

    private WatchRecord parsed(byte[] bytes) {
        try {
            return WatchRecord.read(bytes);
        } catch (WatchRecord.Damage damage) {
            throw refused(damage.getMessage(), DELETE);
        }
    }

    private void requireSameSubject(Map<String, Object> head) {
        Object version = head.get(VERSION_FIELD);
        if (version == null) {
            throw refused(
                    "is a list, but not the state of a watch", "name another file; lcollections diff compares lists");
        }
        if (!VERSION.equals(version)) {
            throw refused("was written by a newer version of this program", "update the program or name another file");
        }
        subject.forEach((field, ours) -> {
            Object theirs = head.get(field);
            if (ours == null ? theirs != null : !ours.equals(theirs)) {
                throw refused(
                        "was written with " + field + " " + shown(theirs) + ", not " + shown(ours),
                        "use one file for each account and filter");
            }
        });
    }

    private static String shown(Object value) {
        return value == null ? "none" : value instanceof String text ? "'" + text + "'" : value.toString();
    }

    private UsageException refused(String how, String hint) {
        return new UsageException("--state '" + name + "' " + how, hint);
    }

    /**
     * Replaces the recorded state.
     *
     * @throws UsageException if the file cannot be written
     */
    void replace(Snapshot seen, Instant at) {
        replace(seen, at.toString());
    }

    private void replace(Snapshot seen, String at) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put(VERSION_FIELD, VERSION);
        head.putAll(subject);
        head.put("at", at);
        file.replace(out -> WatchRecord.writeListing(out, head, seen.rows()));
    }

    /**
     * Records that a change was printed.
     *
     * @throws UsageException if the file cannot be written
     */
    void append(Change change) {
        boolean isGone = change.kind() == Change.Kind.REMOVED;
        file.append(WatchRecord.line(isGone ? WatchRecord.DROP : WatchRecord.PUT, change.row()));
    }

    @Override
    public void close() {
        file.close();
    }
}

package io.lcollections.cli;

import io.lcollections.diff.Change;
import io.lcollections.diff.Snapshot;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.watch.StateFile;
import io.lcollections.watch.WatchRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen and told, kept from one run to the next.
 *
 * <p>The file is the listing that was seen, and behind it a line for each change that was told since: so it is known at
 * any moment what was told, but for the one change that is being told. Once all changes of a look were told, the file is
 * replaced by the listing of that look.
 */
final class WatchState implements AutoCloseable {
    /** The version of the form of the file. */
    private static final Long VERSION = 1L;

    private static final String VERSION_FIELD = "watch";
    private static final String ANEW = "delete it to begin anew; what changed meanwhile is not told then";

    private final String name;
    private final StateFile file;
    /** What is watched: of another account, the file would be of no use. */
    private final Map<String, Object> subject;

    private WatchState(String name, StateFile file, Map<String, Object> subject) {
        this.name = name;
        this.file = file;
        this.subject = subject;
    }

    /**
     * @param source what is asked
     * @throws UsageException when it is no file that can be written, or is in use
     */
    static WatchState open(String name, String source, Query query) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("source", source);
        subject.put("accountId", query.accountId().getAsLong());
        subject.put("nonZero", query.nonZero());
        subject.put(
                "tokenAddress",
                query.tokenAddress()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .orElse(null));
        return new WatchState(name, StateFile.open("--state", name), subject);
    }

    /**
     * What was told last; empty where nothing was yet.
     *
     * @throws UsageException when the file is damaged, or of another subject or a newer version
     */
    Optional<Snapshot> load() {
        Optional<StateFile.Lines> lines = file.read();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        WatchRecord read = parsed(lines.get().bytes());
        requireOurs(read.head());
        Snapshot holding = new Snapshot();
        read.rows().forEach(holding::add);
        for (WatchRecord.Entry entry : read.entries()) {
            if (entry.verb().equals(WatchRecord.PUT)) {
                holding.put(entry.row());
            } else {
                holding.remove(entry.row());
            }
        }
        if (lines.get().isTorn() || !read.entries().isEmpty()) {
            // The run before was killed.
            settle(holding, String.valueOf(read.head().get("at")));
        }
        return Optional.of(holding);
    }

    private WatchRecord parsed(byte[] bytes) {
        try {
            return WatchRecord.read(bytes);
        } catch (WatchRecord.Damage damage) {
            throw refused(damage.getMessage(), ANEW);
        }
    }

    private void requireOurs(Map<String, Object> head) {
        Object version = head.get(VERSION_FIELD);
        if (version == null) {
            throw refused("is a list, but none that watch has kept", "name another file; diff compares lists");
        }
        if (!VERSION.equals(version)) {
            throw refused("is of a newer version of this program", "update this one, or name another file");
        }
        subject.forEach((field, ours) -> {
            Object theirs = head.get(field);
            if (ours == null ? theirs != null : !ours.equals(theirs)) {
                throw refused(
                        "was kept with " + field + " " + shown(theirs) + ", and not " + shown(ours),
                        "name a file of its own for each");
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
     * Keeps what was seen, and nothing of what was before.
     *
     * @throws UsageException when it cannot be written
     */
    void settle(Snapshot seen, Instant at) {
        settle(seen, at.toString());
    }

    private void settle(Snapshot seen, String at) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put(VERSION_FIELD, VERSION);
        head.putAll(subject);
        head.put("at", at);
        file.replace(out -> WatchRecord.writeListing(out, head, seen.rows()));
    }

    /**
     * Keeps that a change was told.
     *
     * @throws UsageException when it cannot be written
     */
    void advance(Change change) {
        boolean isGone = change.kind() == Change.Kind.REMOVED;
        file.append(WatchRecord.line(isGone ? WatchRecord.DROP : WatchRecord.PUT, change.row()));
    }

    @Override
    public void close() {
        file.close();
    }
}

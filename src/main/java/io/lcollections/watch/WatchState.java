package io.lcollections.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.api.ApiErrors;
import io.lcollections.api.PageParser;
import io.lcollections.diff.Change;
import io.lcollections.diff.Snapshot;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.model.Collection;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.output.JsonDocument;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state that was last printed, in a file that is locked as long as this is open: a listing, followed by a line for each
 * change that was printed since. After all changes of a poll, it is replaced by the listing of that poll.
 */
final class WatchState implements AutoCloseable {
    private static final long MAX_BYTES = 512L << 20;
    private static final String VERSION = "watch";
    private static final String PUT = "put";
    private static final String DROP = "drop";
    private static final List<String> SUBJECT =
            List.of("source", "accountId", "nonZero", "tokenAddress", "collectionId", "where");
    private static final String DELETE = "delete it to start again; changes since the last run are not printed then";

    private final String name;
    private final Path path;
    private final FileChannel lock;
    /** The fields of the listing that say what is watched; the file of another account or filter cannot be used. */
    private final ObjectNode head = JsonNodeFactory.instance.objectNode();

    /** Opens and locks a file, which need not exist. */
    WatchState(String name, String source, Query query, Optional<String> where) {
        this.name = name;
        String token = query.filters().get("tokenAddress");
        String id = query.filters().get("collectionId");
        head.put(VERSION, 1).put("source", source);
        head.put("accountId", query.accountId().getAsLong()).put("nonZero", query.isNonZero());
        head.put("tokenAddress", token == null ? null : token.toLowerCase(Locale.ROOT));
        head.put("collectionId", id == null ? null : Long.valueOf(id));
        where.ifPresent(condition -> head.put("where", condition));
        try {
            this.path = AtomicFile.resolve(Path.of(name));
            boolean isOther = Files.exists(path) && !Files.isRegularFile(path);
            if (name.isEmpty() || name.equals("-") || isOther) {
                throw refused("is not a regular file", "name a file for this watch only");
            }
            if (name.indexOf('\uFFFD') >= 0) {
                throw refused("is not valid UTF-8", "the state would be in a file of another name");
            }
            InputFile.foreignOwner(Path.of(name)).ifPresent(problem -> {
                throw refused(problem, "name a file of your own, in a folder of your own");
            });
            this.lock = AtomicFile.openLock(path);
            if (lock.tryLock() == null) {
                lock.close();
                throw refused("is in use by another watch", "each watch needs its own file");
            }
        } catch (InvalidPathException | IOException failure) {
            throw failed("opened", failure, "does the folder exist, and may you write there?");
        }
    }

    /** The recorded state; empty if there is none. One that is damaged, of another subject or newer is refused. */
    Optional<Snapshot> load() {
        try {
            require(Files.size(path) <= MAX_BYTES, "is larger than " + MAX_BYTES + " bytes, so it is not a state");
            byte[] bytes = Files.readAllBytes(path);
            int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
            List<JsonNode> lines = new ArrayList<>();
            new JsonReader().readAll(Arrays.copyOf(bytes, end), (value, line, from, to) -> lines.add(value));
            require(!lines.isEmpty(), "has no complete line");
            JsonNode first = lines.remove(0);
            require(first.isObject() && PageParser.isPage(first), "does not start with a list of collections");
            Snapshot snapshot = new Snapshot();
            PageParser.rows(first).forEach(snapshot::add);
            int total = first.path("collections").size();
            require(PageParser.totalNum(first).orElse(total) == total, "has lost collections that its totalNum counts");
            for (JsonNode line : lines) {
                boolean isPut = line.has(PUT);
                JsonNode row = line.path(isPut ? PUT : DROP);
                require(line.size() == 1 && row.isObject(), "has a line that is not a change");
                if (isPut) {
                    snapshot.put(new Collection((ObjectNode) row));
                } else {
                    snapshot.remove(new Collection((ObjectNode) row));
                }
            }
            requireSameSubject(first);
            if (end < bytes.length || !lines.isEmpty()) {
                // The last run was killed.
                replace(snapshot, first.path("at").asText());
            }
            return Optional.of(snapshot);
        } catch (JsonException failure) {
            throw refused(ApiErrors.excerpt(failure.getMessage()), DELETE);
        } catch (PageParser.ShapeException shape) {
            throw refused("was changed: " + shape.getMessage(), DELETE);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw failed("read", failure, null);
        }
    }

    private void requireSameSubject(JsonNode first) {
        if (!first.has(VERSION)) {
            throw refused(
                    "is a list, but not the state of a watch", "name another file; lcollections diff compares lists");
        }
        if (!first.path(VERSION).asText().equals(head.path(VERSION).asText())) {
            throw refused("was written by a newer version of this program", "update the program or name another file");
        }
        for (String field : SUBJECT) {
            List<String> shown = Stream.of(first.path(field), head.path(field))
                    .map(value -> value.isTextual() ? "'" + value.textValue() + "'" : value.asText("none"))
                    .toList();
            if (!shown.get(0).equals(shown.get(1))) {
                throw refused(
                        "was written with " + field + " " + String.join(", not ", shown),
                        "use one file for each account and filter");
            }
        }
    }

    private void require(boolean isValid, String how) {
        if (!isValid) {
            throw refused(how, DELETE);
        }
    }

    private UsageException failed(String what, Exception failure, String hint) {
        return refused("cannot be " + what + ": " + InputFile.reason(failure), hint);
    }

    private UsageException refused(String how, String hint) {
        return new UsageException("--state '" + name + "' " + how, hint);
    }

    /** Replaces the recorded state. On return it is on the disk; on failure the file is unchanged. */
    void replace(Snapshot seen, String at) {
        ObjectNode state = head.deepCopy().put("at", at).put("totalNum", seen.size());
        ArrayNode rows = state.putArray("collections");
        seen.rows().forEach(row -> rows.add(row.fields()));
        try {
            AtomicFile.replace(path, false, out -> new JsonDocument(out, false, false).write(state));
        } catch (IOException failure) {
            throw failed("written", failure, "the file is unchanged; is the disk full, or may you not write there?");
        }
    }

    /** Records that a change was printed. On return it is on the disk. */
    void append(Change change) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set(change.kind() == Change.Kind.removed ? DROP : PUT, change.row().fields());
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            new JsonDocument(Channels.newOutputStream(file), false, false).write(line);
            file.force(false);
        } catch (IOException failure) {
            throw failed("written", failure, "the next run may print the last change again");
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            // Everything is on the disk already.
        }
    }
}

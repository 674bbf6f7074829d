package io.lcollections.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.api.ApiErrors;
import io.lcollections.api.PageParser;
import io.lcollections.diff.Change;
import io.lcollections.diff.Snapshot;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The state that was last printed, kept from one run to the next.
 *
 * <p>The file is a listing, followed by a line for each change that was printed since. So the file says at any moment what was
 * printed, except for the change that is being printed. After all changes of a poll, the file is replaced by the listing of that
 * poll.
 *
 * @param subject what is watched; the file of another account or filter cannot be used
 */
record WatchState(String name, StateFile file, Map<String, Object> subject) implements AutoCloseable {
    /** The version of the file format. */
    private static final Long VERSION = 1L;

    private static final String VERSION_FIELD = "watch";
    /** A collection was added or changed. */
    private static final String PUT = "put";
    /** A collection was removed. */
    private static final String DROP = "drop";

    private static final int MAX_REASON = 200;
    private static final String WHERE = "where";
    private static final String DELETE = "delete it to start again; changes since the last run are not printed then";

    /**
     * @param source the service
     * @param where the condition on collections, if there is one
     * @throws UsageException if the file cannot be written or is in use
     */
    static WatchState open(String name, String source, Query query, Optional<String> where) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("source", source);
        subject.put("accountId", query.accountId().getAsLong());
        subject.put("nonZero", query.isNonZero());
        Optional<String> token = query.tokenAddress().map(address -> address.toLowerCase(Locale.ROOT));
        subject.put("tokenAddress", token.orElse(null));
        subject.put(
                "collectionId",
                query.collectionId().stream().boxed().findFirst().orElse(null));
        subject.put(WHERE, where.orElse(null));
        return new WatchState(name, StateFile.open("--state", name), subject);
    }

    /**
     * The recorded state; empty if there is none.
     *
     * @throws UsageException if the file is damaged, or of another account or filter, or of a newer version
     */
    Optional<Snapshot> load() {
        Optional<StateFile.Lines> content = file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(load(content.get()));
        } catch (JsonException failure) {
            throw refused(ApiErrors.excerpt(failure.getMessage(), MAX_REASON), DELETE);
        } catch (PageParser.ShapeException shape) {
            throw refused("was changed: " + shape.getMessage(), DELETE);
        }
    }

    private Snapshot load(StateFile.Lines content) throws JsonException, PageParser.ShapeException {
        List<JsonNode> lines = new ArrayList<>();
        new JsonReader().readAll(content.bytes(), (value, line, start, end) -> lines.add(value));
        require(!lines.isEmpty(), "has no complete line");
        JsonNode first = lines.get(0);
        require(first.isObject() && PageParser.isPage(first), "does not start with a list of collections");
        List<JsonNode> changes = lines.subList(1, lines.size());
        changes.forEach(
                line -> require(row(line, PUT) != null || row(line, DROP) != null, "has a line that is not a change"));
        Snapshot snapshot = new Snapshot();
        PageParser.rows(first).forEach(snapshot::add);
        Map<String, Object> head = new LinkedHashMap<>();
        first.properties().forEach(field -> head.put(field.getKey(), plain(field.getValue())));
        requireSameSubject(head);
        for (JsonNode line : changes) {
            if (row(line, PUT) != null) {
                snapshot.put(row(line, PUT));
            } else {
                snapshot.remove(row(line, DROP));
            }
        }
        if (content.isTorn() || !changes.isEmpty()) {
            // The last run was killed.
            replace(snapshot, String.valueOf(head.get("at")));
        }
        return snapshot;
    }

    /** The collection of a change of this kind; {@code null} if the line is something else. */
    private static Collection row(JsonNode line, String verb) {
        return line.size() == 1 && line.get(verb) instanceof ObjectNode row ? new Collection(row) : null;
    }

    private void require(boolean isValid, String how) {
        if (!isValid) {
            throw refused(how, DELETE);
        }
    }

    private static Object plain(JsonNode value) {
        if (value instanceof JsonNumber number) {
            return number.key();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
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
     * @param at when it was read
     * @throws UsageException if the file cannot be written
     */
    void replace(Snapshot seen, String at) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put(VERSION_FIELD, VERSION);
        head.putAll(subject);
        // Written only if there is one.
        head.remove(WHERE, null);
        head.put("at", at);
        file.replace(out -> {
            JsonWriter json = JsonWriter.to(out, false);
            json.writeStartObject();
            for (Map.Entry<String, Object> field : head.entrySet()) {
                json.writeObjectField(field.getKey(), field.getValue());
            }
            json.writeNumberField("totalNum", seen.size());
            json.writeArrayFieldStart("collections");
            for (Collection row : seen.rows()) {
                json.write(row.fields());
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        });
    }

    /**
     * Records that a change was printed.
     *
     * @throws UsageException if the file cannot be written
     */
    void append(Change change) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set(change.kind() == Change.Kind.removed ? DROP : PUT, change.row().fields());
        file.append((JsonWriter.compactText(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        file.close();
    }
}

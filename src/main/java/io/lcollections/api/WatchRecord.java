package io.lcollections.api;

import com.fasterxml.jackson.core.JsonParser;
import io.lcollections.model.Collection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code watch} has kept: a line in the form of a page, and behind it a line for each change that was printed since.
 *
 * @param head the first line, with all that it says besides its collections
 * @param rows its collections
 * @param entries what was printed since, in order
 */
public record WatchRecord(Map<String, Object> head, List<Collection> rows, List<Entry> entries) {
    /** A collection takes its place, or its old one. */
    public static final String PUT = "put";
    /** A collection is there no more. */
    public static final String DROP = "drop";

    private static final int MOST_REASON = 200;

    /**
     * One change.
     *
     * @param verb {@link #PUT} or {@link #DROP}
     */
    public record Entry(String verb, Collection row) {}

    /** The bytes are not what was written. */
    public static final class Damage extends Exception {
        private static final long serialVersionUID = 1L;

        Damage(String how) {
            super(how);
        }
    }

    /**
     * @param bytes whole lines
     * @throws Damage when they are none of {@code watch}; the message goes on behind the name of the file
     */
    public static WatchRecord read(byte[] bytes) throws Damage {
        JsonTree json = new JsonTree();
        try (JsonParser parser = json.parser(bytes)) {
            if (parser.nextToken() == null) {
                throw new Damage("holds no whole line");
            }
            if (!(json.value(parser) instanceof Map<?, ?> head) || !PageReader.isPage(head)) {
                throw new Damage("does not begin with a listing");
            }
            List<Entry> entries = new ArrayList<>();
            while (parser.nextToken() != null) {
                entries.add(entry(json.value(parser)));
            }
            JsonText.requireExact(bytes);
            return new WatchRecord(PageReader.fields(head), PageReader.rows(head), entries);
        } catch (IOException trouble) {
            throw new Damage(Excerpt.of(JsonFailure.of(trouble, bytes), MOST_REASON));
        } catch (PageReader.ShapeException shape) {
            throw new Damage("is not what was written: " + shape.getMessage());
        }
    }

    private static Entry entry(Object value) throws Damage, PageReader.ShapeException {
        if (value instanceof Map<?, ?> object && object.size() == 1) {
            for (String verb : new String[] {PUT, DROP}) {
                if (object.get(verb) instanceof Map<?, ?> row) {
                    return new Entry(verb, new Collection(PageReader.fields(row)));
                }
            }
        }
        throw new Damage("has a line that is no change");
    }
}

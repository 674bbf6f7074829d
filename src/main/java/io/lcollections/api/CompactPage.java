package io.lcollections.api;

import io.lcollections.api.CompactText.Doubt;
import io.lcollections.model.Collection;
import io.lcollections.model.RowText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Recognizes an answer as the service sends nearly all of them, {@code {"totalNum":9,"collections":[{"collection":{…},
 * "count":2},…]}} without white space, and takes its rows as they stand. Whatever else it meets, be it wrong, rare or
 * only unexpected, it leaves the answer to {@link JsonTree} and {@link PageReader}: it says the same as they, or nothing.
 */
final class CompactPage {
    private static final int MOST_NESTING = 16;
    /** Of an object and those around it. */
    private static final int MOST_NAMES = 128;

    private static final byte[] TOTAL = bytes("{\"totalNum\":");
    private static final byte[] NO_TOTAL = bytes("{");
    private static final byte[] COLLECTIONS = bytes("\"collections\":[");
    private static final byte[] COLLECTION = bytes("{\"collection\":");
    private static final byte[] COUNT = bytes(",\"count\":");
    private static final byte[] INNER_COUNT = bytes("\"count\":");
    private static final byte[] ID = bytes("\"id\":");
    private static final byte[] TRUE = bytes("true");
    private static final byte[] FALSE = bytes("false");
    private static final byte[] NULL = bytes("null");

    private final byte[] body;
    private final CompactText text;
    private final Function<RowText, Map<String, Object>> reader;
    /** Hashes of the names in the objects that are open: where two are the same, the names may be. */
    private final long[] names = new long[MOST_NAMES];

    private int known;

    private CompactPage(byte[] body, Function<RowText, Map<String, Object>> reader) {
        this.body = body;
        this.text = new CompactText(body);
        this.reader = reader;
    }

    /**
     * What an answer says.
     *
     * @param rows in order; their fields are read when asked for
     */
    record Content(OptionalLong totalNum, List<Collection> rows) {}

    /**
     * @param reader finds the fields of a row
     */
    static Optional<Content> in(byte[] body, Function<RowText, Map<String, Object>> reader) {
        try {
            return Optional.of(new CompactPage(body, reader).content());
        } catch (Doubt unlike) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private Content content() throws Doubt {
        OptionalLong total = total();
        text.pass(COLLECTIONS);
        List<Collection> rows = new ArrayList<>();
        if (text.next() != ']') {
            do {
                rows.add(row());
            } while (text.passes(','));
        }
        text.pass(']');
        text.pass('}');
        text.require(text.isAtEnd());
        return new Content(total, rows);
    }

    private OptionalLong total() throws Doubt {
        if (!text.isNext(TOTAL)) {
            text.pass(NO_TOTAL);
            return OptionalLong.empty();
        }
        text.pass(TOTAL);
        String digits = integer();
        text.pass(',');
        text.require(digits.charAt(0) != '-');
        return OptionalLong.of(Long.parseLong(digits));
    }

    private String integer() throws Doubt {
        int start = text.at();
        text.integer();
        return ascii(start, text.at());
    }

    private String ascii(int start, int end) {
        return new String(body, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private Collection row() throws Doubt {
        text.pass(COLLECTION);
        text.beginExact();
        int start = text.at();
        String id = collection();
        int brace = text.at() - 1;
        text.pass(COUNT);
        text.integer();
        text.pass('}');
        return new Collection(id, new RowText(body, start, brace, text.at(), text.isExact()), reader);
    }

    /** The collection's own object; returns its id. */
    private String collection() throws Doubt {
        String id = null;
        text.pass('{');
        do {
            int start = text.at();
            name(0);
            text.require(!text.isSince(start, INNER_COUNT));
            if (text.isSince(start, ID)) {
                id = id();
            } else {
                value(1);
            }
        } while (text.passes(','));
        text.pass('}');
        text.require(id != null);
        known = 0;
        return id;
    }

    private String id() throws Doubt {
        if (text.next() != '"') {
            return integer();
        }
        int start = text.at() + 1;
        text.plain();
        return ascii(start, text.at() - 1);
    }

    /** A name and its colon, in an object whose names are known from an index on. */
    private void name(int first) throws Doubt {
        long hash = text.plain();
        text.pass(':');
        long[] earlier = names;
        int count = known;
        text.require(count < earlier.length);
        for (int i = first; i < count; i++) {
            text.require(earlier[i] != hash);
        }
        earlier[count] = hash;
        known = count + 1;
    }

    private void value(int depth) throws Doubt {
        text.require(depth <= MOST_NESTING);
        switch (text.next()) {
            case '"' -> text.string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> text.pass(TRUE);
            case 'f' -> text.pass(FALSE);
            case 'n' -> text.pass(NULL);
            default -> text.integer();
        }
    }

    private void object(int depth) throws Doubt {
        int first = known;
        text.pass('{');
        if (!text.passes('}')) {
            do {
                name(first);
                value(depth + 1);
            } while (text.passes(','));
            text.pass('}');
        }
        known = first;
    }

    private void array(int depth) throws Doubt {
        text.pass('[');
        if (!text.passes(']')) {
            do {
                value(depth + 1);
            } while (text.passes(','));
            text.pass(']');
        }
    }
}

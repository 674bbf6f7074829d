package io.lcollections.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a TOML document says, without how it says it.
 *
 * @param values by the path of their keys, from the top; what stands in an array of tables has {@code [0]} and so on in
 *     its path
 * @param tables the paths of all tables
 */
public record TomlTree(Map<List<String>, ConfigValue> values, Set<List<String>> tables) {

    /** The document is none. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        private Malformed(int line, String what) {
            super(what);
            this.line = line;
        }

        /** From 1. */
        int line() {
            return line;
        }
    }

    /**
     * @throws Malformed when it is not TOML 1.0; the message does not quote it
     */
    static TomlTree parse(String text) throws Malformed {
        TomlTree tree = new TomlTree(new LinkedHashMap<>(), new LinkedHashSet<>());
        // A byte order mark, which editors of Windows write.
        String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = new TomlFactory().createParser(document)) {
            parser.nextToken();
            tree.table(parser, List.of());
            return tree;
        } catch (JacksonException wrong) {
            // What the library says may go on with a question of its own.
            throw new Malformed(
                    line(document, wrong), wrong.getOriginalMessage().replaceFirst("[.:] .*", ""));
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }

    private static int line(String document, JacksonException wrong) {
        JsonLocation location = wrong.getLocation();
        if (location == null) {
            return 1;
        }
        if (!wrong.getOriginalMessage().startsWith("Duplicate key")) {
            return location.getLineNr();
        }
        // That is found out only at what comes behind the value, be it lines further down.
        String[] lines = document.substring(0, (int) location.getCharOffset()).split("\n", -1);
        int line = lines.length;
        while (line > 1 && lines[line - 1].matches("\\s*(#.*)?")) {
            line--;
        }
        return line;
    }

    private void table(JsonParser parser, List<String> path) throws IOException {
        tables.add(path);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            List<String> key = below(path, parser.currentName());
            parser.nextToken();
            value(parser, key);
        }
    }

    private void value(JsonParser parser, List<String> path) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> table(parser, path);
            case START_ARRAY -> array(parser, path);
            default -> values.put(path, ConfigValue.of(parser.getText()));
        }
    }

    private void array(JsonParser parser, List<String> path) throws IOException {
        List<String> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                String place = "[" + items.size() + "]";
                items.add(place);
                value(parser, below(path, place));
            } else {
                items.add(parser.getText());
            }
        }
        values.put(path, new ConfigValue(List.copyOf(items), true));
    }

    static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}

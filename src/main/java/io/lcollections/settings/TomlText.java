package io.lcollections.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the headers and the entries of a TOML document stand in its text.
 *
 * <p>It is asked only of documents that the library has read, so it knows no errors; whatever is changed by it is read
 * again by the library.
 */
public final class TomlText {
    private static final String BLANKS = " \t";
    private static final String ENDS_VALUE = "\r\n#";

    private final String text;
    private final List<Header> headers = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private int at;

    /**
     * The head of a table.
     *
     * @param path of the table; one of an array of tables has an empty key at its end
     * @param start of its line
     */
    record Header(List<String> path, int start) {}

    /**
     * A key with its value.
     *
     * @param path from the top of the document
     * @param key as it stands there, with its dots and quotes
     * @param start of its line
     * @param value where the value begins
     * @param end behind the value
     * @param header its place among the headers; -1 before the first
     */
    record Entry(List<String> path, String key, int start, int value, int end, int header) {}

    TomlText(String text) {
        this.text = text;
        at = text.startsWith("\uFEFF") ? 1 : 0;
        for (skipToNext(); at < text.length(); skipToNext()) {
            if (text.charAt(at) == '[') {
                header();
            } else {
                entry();
            }
        }
    }

    List<Header> headers() {
        return headers;
    }

    List<Entry> entries() {
        return entries;
    }

    private int lineStart(int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        return start == 0 && text.startsWith("\uFEFF") ? 1 : start;
    }

    private void header() {
        int start = lineStart(at);
        boolean isOfMany = text.startsWith("[[", at);
        at += isOfMany ? 2 : 1;
        List<String> path = new ArrayList<>(key());
        at += isOfMany ? 2 : 1;
        if (isOfMany) {
            path.add("");
        }
        headers.add(new Header(List.copyOf(path), start));
    }

    private void entry() {
        int start = at;
        List<String> path = new ArrayList<>();
        if (!headers.isEmpty()) {
            path.addAll(headers.get(headers.size() - 1).path());
        }
        path.addAll(key());
        String key = text.substring(start, at).stripTrailing();
        at++;
        skip(BLANKS);
        int value = at;
        value();
        entries.add(new Entry(List.copyOf(path), key, lineStart(start), value, at, headers.size() - 1));
    }

    /** Up to the sign behind it. */
    private List<String> key() {
        List<String> parts = new ArrayList<>();
        do {
            skip(BLANKS + ".");
            int start = at;
            char quote = text.charAt(at);
            if (quote == '"' || quote == '\'') {
                string();
                String inner = text.substring(start + 1, at - 1);
                parts.add(quote == '"' ? unescaped(inner) : inner);
            } else {
                while (at < text.length() && " \t.=]".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                parts.add(text.substring(start, at));
            }
            skip(BLANKS);
        } while (at < text.length() && text.charAt(at) == '.');
        return parts;
    }

    /** Of escapes only those that a name is likely to have; with others, nothing is found and nothing is changed. */
    private static String unescaped(String quoted) {
        return quoted.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private void value() {
        switch (text.charAt(at)) {
            case '"', '\'' -> string();
            case '[', '{' -> nested();
            default -> {
                while (at < text.length() && ENDS_VALUE.indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                while (BLANKS.indexOf(text.charAt(at - 1)) >= 0) {
                    at--;
                }
            }
        }
    }

    private void nested() {
        int depth = 0;
        do {
            skipToNext();
            char sign = text.charAt(at);
            if (sign == '"' || sign == '\'') {
                string();
                continue;
            }
            depth += sign == '[' || sign == '{' ? 1 : sign == ']' || sign == '}' ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    private void string() {
        char quote = text.charAt(at);
        String end = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(end, at);
        end = isLong ? end : String.valueOf(quote);
        at += end.length();
        while (!text.startsWith(end, at)) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at += end.length();
        // Up to two quotes may stand before those that end it.
        for (int i = 0; isLong && i < 2 && at < text.length() && text.charAt(at) == quote; i++) {
            at++;
        }
    }

    private void skip(String signs) {
        while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Over blanks, ends of lines and comments. */
    private void skipToNext() {
        skip(" \t\r\n");
        while (at < text.length() && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            skip(" \t\r\n");
        }
    }
}

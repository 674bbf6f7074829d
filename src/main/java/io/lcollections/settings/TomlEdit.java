package io.lcollections.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes one entry of a TOML document, and leaves every other character of it as it is. */
public final class TomlEdit {
    private final String text;
    private final TomlText parts;
    private final String newLine;

    /**
     * @param text a document that the library has read
     */
    TomlEdit(String text) {
        this.text = text;
        this.parts = new TomlText(text);
        this.newLine = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The text with the entry, in place of the one that was there, or behind the last one of its table. */
    String with(List<String> path, String literal) {
        Optional<TomlText.Entry> there = entry(path);
        if (there.isPresent()) {
            return text.substring(0, there.get().value())
                    + literal
                    + text.substring(there.get().end());
        }
        List<String> table = path.subList(0, path.size() - 1);
        String line = key(path.get(path.size() - 1)) + " = " + literal;
        Optional<TomlText.Entry> sibling = last(table);
        if (sibling.isPresent()) {
            // In the way in which the other one names the table.
            String prefix = prefix(sibling.get(), table);
            return insertedAt(lineEnd(sibling.get().end()), prefix + line);
        }
        for (TomlText.Header header : parts.headers()) {
            if (header.path().equals(table)) {
                return insertedAt(lineEnd(header.start()), line);
            }
        }
        return table.isEmpty() ? withFirst(line) : withTable(table, line);
    }

    /** The text without the lines of the entry; the same text where there is none. */
    String without(List<String> path) {
        return entry(path)
                .map(entry -> text.substring(0, entry.start()) + text.substring(lineEnd(entry.end())))
                .orElse(text);
    }

    private Optional<TomlText.Entry> entry(List<String> path) {
        return parts.entries().stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst();
    }

    /** The last entry that stands directly in the table. */
    private Optional<TomlText.Entry> last(List<String> table) {
        return parts.entries().stream()
                .filter(entry -> entry.path().size() == table.size() + 1
                        && entry.path().subList(0, table.size()).equals(table))
                .reduce((one, next) -> next);
    }

    /** What stands before the name in the key of an entry: {@code work.} or nothing. */
    private String prefix(TomlText.Entry entry, List<String> table) {
        int named = entry.header() < 0
                ? 0
                : parts.headers().get(entry.header()).path().size();
        StringBuilder prefix = new StringBuilder();
        table.subList(named, table.size())
                .forEach(part -> prefix.append(key(part)).append('.'));
        return prefix.toString();
    }

    /** Before the first table and the comment on it; in a document without tables, at its end. */
    private String withFirst(String line) {
        if (parts.headers().isEmpty()) {
            return insertedAt(text.length(), line);
        }
        int place = parts.headers().get(0).start();
        for (int before = lineBefore(place); before < place && isComment(before); before = lineBefore(before)) {
            place = before;
        }
        return text.substring(0, place) + line + newLine + newLine + text.substring(place);
    }

    private int lineBefore(int start) {
        return start == 0 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    }

    private boolean isComment(int start) {
        return text.substring(start).stripLeading().startsWith("#")
                && !text.substring(start, lineEnd(start)).isBlank();
    }

    private String withTable(List<String> table, String line) {
        List<String> keys = new ArrayList<>();
        table.forEach(part -> keys.add(key(part)));
        String gap = text.isBlank() ? "" : newLine;
        return insertedAt(text.length(), gap + "[" + String.join(".", keys) + "]" + newLine + line);
    }

    private String insertedAt(int place, String lines) {
        boolean isOpen = place > 0 && text.charAt(place - 1) != '\n' && !text.equals("\uFEFF");
        return text.substring(0, place) + (isOpen ? newLine : "") + lines + newLine + text.substring(place);
    }

    /** Where the next line begins. */
    private int lineEnd(int position) {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end + 1;
    }

    private static String key(String name) {
        return name.matches("[A-Za-z0-9_-]+") ? name : quoted(name);
    }

    /** A value as it is written: as a number or a word where that reads back the same, and otherwise in quotes. */
    static String literal(String value, boolean isFlag) {
        boolean isNumber = value.matches("(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");
        return isFlag || isNumber ? value : quoted(value);
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char sign : value.toCharArray()) {
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').append(sign);
            } else if (sign < ' ' || sign == 0x7f) {
                quoted.append("\\u%04X".formatted((int) sign));
            } else {
                quoted.append(sign);
            }
        }
        return quoted.append('"').toString();
    }
}

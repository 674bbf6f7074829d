package io.lcollections.settings;

import java.util.List;

/** On which line of a TOML document something stands. */
public final class TomlLine {
    private TomlLine() {}

    /** The line of the entry with that path, or of what it stands in, from 1; 1 where there is nothing of it. */
    static int of(String text, List<String> path) {
        TomlText parts = new TomlText(text);
        int start = 0;
        int longest = 0;
        for (TomlText.Header header : parts.headers()) {
            if (header.path().size() > longest && isWithin(header.path(), path)) {
                longest = header.path().size();
                start = header.start();
            }
        }
        for (TomlText.Entry entry : parts.entries()) {
            if (entry.path().size() >= longest && isWithin(entry.path(), path)) {
                longest = entry.path().size();
                start = entry.start();
            }
        }
        return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    }

    private static boolean isWithin(List<String> outer, List<String> path) {
        return outer.size() <= path.size() && path.subList(0, outer.size()).equals(outer);
    }
}

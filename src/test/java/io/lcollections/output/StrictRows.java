package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows of the page, and fails at whatever is not exactly what the page is made of. */
final class StrictRows {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)([^<>]*)>");
    private static final Pattern TEXT = Pattern.compile("(?:[^<>&\"'\n]++|&(?:amp|lt|gt|quot|#39);)++");

    private static final String URL = "(?:[A-Za-z0-9\\-._~:/?\\[\\]@!$()*+,;=%]|&amp;|&#39;)*+";
    private static final String KEY = " class=\"key(?: absent)?\" dir=\"auto\"";

    /** What may stand behind the name of each element; what has no end tag ends with a stroke or is a picture. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("tr", " role=\"row\""),
            Map.entry(
                    "td",
                    " role=\"cell\" class=\"(?:pic|id|name|count|type|state"
                            + "(?: (?:deployed|deploying|deploy_failed|not_deployed))?|made|contract|owner)\""
                            + "(?: data-n=\"-?[0-9]{1,40}\")?"),
            Map.entry("svg", " viewBox=\"0 0 2 2\" aria-hidden=\"true\""),
            Map.entry("path", " fill=\"#[0-9a-f]{6}\" d=\"[Mmhvlaz0-9. -]+\"/"),
            Map.entry(
                    "img",
                    " src=\"[Hh][Tt][Tt][Pp][Ss]://" + URL + "\" alt=\"\" loading=\"lazy\" decoding=\"async\""
                            + " referrerpolicy=\"no-referrer\""),
            Map.entry(
                    "a",
                    KEY + " href=\"https://nftinfos\\.loopring\\.io/0x[0-9a-fA-F]{40}(?:-0x[0-9a-fA-F]{64})?\""
                            + " target=\"_blank\" rel=\"noopener noreferrer\""),
            Map.entry("span", "(?:" + KEY + "| class=\"key\")?"),
            Map.entry("p", " dir=\"auto\""),
            Map.entry("i", " aria-hidden=\"true\""),
            Map.entry("bdi", ""));

    private static final Map<String, List<String>> CHILDREN = Map.of(
            "", List.of("tr"),
            "tr", List.of("td"),
            "td", List.of("svg", "img", "a", "span", "p", "i", "bdi"),
            "svg", List.of("path"));

    private static final List<String> WITH_TEXT = List.of("td", "a", "span", "p", "i", "bdi");

    private final String rows;
    private final Deque<String> open = new ArrayDeque<>(List.of(""));
    private final List<String> cells = new ArrayList<>();
    private int at;

    private StrictRows(String rows) {
        this.rows = rows;
    }

    /** The texts of all cells as a browser shows them, from row to row. */
    static List<String> cells(String rows) {
        return new StrictRows(rows).read();
    }

    private List<String> read() {
        while (at < rows.length()) {
            Matcher tag = TAG.matcher(rows).region(at, rows.length());
            if (tag.lookingAt()) {
                at = tag.end();
                tag(!tag.group(1).isEmpty(), tag.group(2), tag.group(3));
            } else {
                text();
            }
        }
        assertEquals(List.of(""), List.copyOf(open), "not all is closed");
        return cells;
    }

    private void tag(boolean isEnd, String name, String rest) {
        if (isEnd) {
            assertEquals(open.pop(), name);
            assertEquals("", rest);
            if (name.equals("tr")) {
                assertTrue(rows.startsWith("\n", at++), "a row is a line");
            }
            return;
        }
        String allowed = ATTRIBUTES.get(name);
        assertTrue(allowed != null && rest.matches(allowed), () -> "<" + name + rest + ">");
        assertTrue(CHILDREN.getOrDefault(open.peek(), List.of()).contains(name), name + " in " + open);
        if (name.equals("td")) {
            cells.add("");
        }
        if (!name.equals("img") && !name.equals("path")) {
            open.push(name);
        }
    }

    private void text() {
        Matcher text = TEXT.matcher(rows).region(at, rows.length());
        assertTrue(text.lookingAt(), () -> "neither text nor a tag: " + rows.substring(at));
        assertTrue(WITH_TEXT.contains(open.peek()), "text in " + open);
        at = text.end();
        int last = cells.size() - 1;
        cells.set(last, cells.get(last) + unescaped(text.group()));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}

package io.lcollections.saved;

import io.lcollections.json.JsonReader;
import io.lcollections.saved.SavedText.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Tells what a file seems to be that has no JSON, and how to get some from it. Nothing of the file is quoted. */
final class FileKind {
    private static final String NO_RESPONSES = "it holds no response of the service";
    private static final String SAVE_AS_JSON = "save it as -o json or -o ndjson: other forms cannot be read back";
    private static final String UNPACK = "unpack it and give the JSON file in it";

    /** First bytes, what it is, what to do. */
    private static final String[][] BINARY = {
        {"\u0089PNG", "a PNG image", NO_RESPONSES},
        {"\u00FF\u00D8\u00FF", "a JPEG image", NO_RESPONSES},
        {"GIF8", "a GIF image", NO_RESPONSES},
        {"RIFF", "an image, a sound or a video", NO_RESPONSES},
        {"%PDF", "a PDF document", NO_RESPONSES},
        {"SQLite format 3", "an SQLite database", "export the saved responses from it as JSON"},
        {"PK\u0003\u0004", "a ZIP archive or a workbook", UNPACK + "; a workbook cannot be read back"},
        {"BZh", "a file compressed with bzip2", "bunzip2 unpacks it"},
        {"\u00FD7zXZ", "a file compressed with xz", "unxz unpacks it"},
        {"(\u00B5/\u00FD", "a file compressed with Zstandard", "unzstd unpacks it"},
        {"7z\u00BC\u00AF", "a 7z archive", UNPACK},
        {"x\u009C", "a file compressed with zlib", UNPACK},
        {"x\u00DA", "a file compressed with zlib", UNPACK},
        {"\0\0\0\0", "a binary file", NO_RESPONSES}
    };

    private FileKind() {}

    /** What is wrong with a file that starts like this; empty if it may have JSON, or is empty. */
    static Optional<Problem> of(byte[] start) {
        String raw = new String(start, StandardCharsets.ISO_8859_1);
        for (String[] kind : BINARY) {
            if (raw.startsWith(kind[0])) {
                return problem(kind[1], kind[2]);
            }
        }
        String text = new String(JsonReader.toUtf8(start), StandardCharsets.UTF_8).strip();
        boolean mayBeJson = text.isEmpty()
                || "{[\uFEFF".indexOf(text.charAt(0)) >= 0 && !text.startsWith("{'")
                || text.startsWith("HTTP/")
                || text.matches("null|true|false|[-+.0-9eE]+");
        return mayBeJson ? Optional.empty() : ofText(text);
    }

    private static Optional<Problem> ofText(String text) {
        String line = text.lines().findFirst().orElse("");
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.contains("PRIVATE KEY")) {
            return problem("a private key", "keep it secret; " + NO_RESPONSES);
        }
        if (text.startsWith("-----BEGIN")) {
            return problem("a certificate or a key", NO_RESPONSES);
        }
        if (lower.startsWith("<!doctype html") || lower.contains("<html")) {
            return problem(
                    "an HTML page",
                    "a login page, an error page or the page of -o html; save the response itself, or -o json");
        }
        if (text.chars().anyMatch(next -> next < '\t' || next == '\ufffd')) {
            return problem("a binary file", NO_RESPONSES);
        }
        if (text.startsWith("<")) {
            return problem("XML", NO_RESPONSES);
        }
        if (text.startsWith("|")) {
            return problem("a Markdown table", SAVE_AS_JSON);
        }
        if (text.startsWith("{'")) {
            return problem("a dictionary that Python printed", "write it with json.dump");
        }
        if (text.startsWith("\"")) {
            return problem("a string", "if JSON is in it: jq -r . FILE");
        }
        if (text.matches("\\w{32,}")) {
            return problem("a key", "keep it secret; --api-key-file takes a file with the key");
        }
        if (line.indexOf('\t') > 0) {
            return problem("a table with tabs (TSV)", SAVE_AS_JSON);
        }
        if (line.indexOf(',') > 0 || line.indexOf(';') > 0) {
            return problem("CSV", SAVE_AS_JSON);
        }
        return problem(line.contains("  ") ? "a table or other text" : "other text", SAVE_AS_JSON);
    }

    private static Optional<Problem> problem(String what, String hint) {
        return Optional.of(new Problem("is not JSON: it seems to be " + what, hint));
    }
}

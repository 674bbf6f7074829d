package io.lcollections.saved;

import io.lcollections.api.ApiException;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.model.UsageException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a file as UTF-8: decompressed, decoded, and with blanks in place of what is between two JSON values, such as
 * byte order marks and HTTP headers, so that lines keep their numbers.
 *
 * @param forms what was found around the JSON, for a note
 */
record SavedText(byte[] bytes, List<String> forms) {
    private static final int MAX_START = 4096;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    /** Of the decompressed file: the size of 400,000 collections. */
    static final int MAX_BYTES = 512 << 20;

    private static final String NO_RESPONSES = "it holds no response of the service";
    private static final String SAVE_AS_JSON = "save it as -o json or -o ndjson: other forms cannot be read back";
    private static final String SAVE_RESPONSE =
            "a login page, an error page or the page of -o html; save the response itself, or -o json";
    private static final String UNPACK = "unpack it and give the JSON file in it";

    /** What a file is, and what to do, by the first pattern that is found in its first bytes. */
    private static final String[][] BINARY = {
        {"^(\u0089PNG|\u00FF\u00D8\u00FF|GIF8|RIFF|%PDF|SQLite format 3)", "an image, a PDF or a database", NO_RESPONSES
        },
        {"^(PK\u0003\u0004|BZh|\u00FD7zXZ|\\(\u00B5/\u00FD|7z\u00BC\u00AF|x[\u009C\u00DA])", "a compressed file", UNPACK
        },
        {"^\\x00{4}", "a binary file", NO_RESPONSES}
    };

    /** The same for text. */
    private static final String[][] TEXT = {
        {"PRIVATE KEY|^-----BEGIN|^\\w{32,}\\z", "a key or a certificate", "keep a key secret; " + NO_RESPONSES},
        {"(?i)^<!doctype html|<html", "an HTML page", SAVE_RESPONSE},
        {"[\\x00-\\x08\\x{FFFD}]", "a binary file", NO_RESPONSES},
        {"(?m)^(\\* |> [A-Z]+ /|< HTTP/)", "the log of curl -v", "save the response alone: curl -o FILE"},
        {"^<", "XML", NO_RESPONSES},
        {"^[0-9a-fA-F]+\\r?\\n[{\\[0-9]", "an HTTP response in chunks", "save it without --raw of curl"},
        {"^(/\\*\\*/)?[\\w.$]+\\(\\s*[{\\[]|^\\)\\]\\}'", "JSON within other text, such as JSONP", "remove that text"},
        {"^\\{'", "a dictionary that Python printed", "write it with json.dump"},
        {"^\"", "a string", "if JSON is in it: jq -r . FILE"},
        {"", "CSV, a table or other text", SAVE_AS_JSON}
    };

    static SavedText read(InputFile file, InputStream stdin) throws ApiException {
        String hint = file.option() + " takes a file of saved responses; - reads them from standard input";
        return file.read(stdin, hint, in -> decode(file, in));
    }

    private static SavedText decode(InputFile file, InputStream stored) throws IOException, ApiException {
        List<String> forms = new ArrayList<>();
        try {
            InputStream in = new BufferedInputStream(stored, MAX_START);
            byte[] start = start(in);
            int body = startsWith(start, 0, "HTTP/") ? endOfHeaders(start, 0) : 0;
            if (startsWith(start, body, "\u001F\u008B")) {
                forms.add("gzip");
                in.skipNBytes(body);
                in = new BufferedInputStream(new GZIPInputStream(in), MAX_START);
                start = start(in);
            }
            // Before all of it is read, because it may have no end.
            requireJson(file, start);
            byte[] all = in.readNBytes(MAX_BYTES + 1);
            if (all.length > MAX_BYTES) {
                throw new UsageException(
                        file.option() + " " + file.origin() + " is larger than " + (MAX_BYTES >> 20) + " MiB",
                        "split it: --input may be repeated");
            }
            byte[] utf8 = JsonReader.toUtf8(all);
            if (utf8 != all && !startsWith(start, 0, BYTE_ORDER_MARK)) {
                JsonReader.requireExactText(all);
                forms.add("UTF-16 or UTF-32");
            }
            if (blankBetweenValues(utf8)) {
                forms.add("HTTP responses with their headers");
            }
            int first = 0;
            while (first < utf8.length && utf8[first] <= ' ' && utf8[first] > 0) {
                first++;
            }
            requireJson(file, Arrays.copyOfRange(utf8, first, Math.min(utf8.length, first + MAX_START)));
            return new SavedText(utf8, forms);
        } catch (EOFException cutOff) {
            throw refused(file, "is cut off: its gzip data does not end", "nothing was printed");
        } catch (ZipException damaged) {
            throw refused(file, "is not valid gzip data: " + damaged.getMessage(), "nothing was printed");
        } catch (JsonException malformed) {
            throw refused(file, malformed.getMessage(), "save it again, as UTF-8");
        }
    }

    private static ApiException refused(InputFile file, String message, String hint) {
        return new ApiException(Kind.INVALID_RESPONSE, file.origin() + " " + message, hint, null);
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(MAX_START);
        byte[] start = in.readNBytes(MAX_START);
        in.reset();
        return start;
    }

    /** Returns whether there were HTTP headers. */
    private static boolean blankBetweenValues(byte[] bytes) {
        boolean hasHeaders = false;
        boolean isInString = false;
        int depth = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte next = bytes[i];
            if (isInString) {
                if (next == '\\') {
                    i++;
                } else if (next == '"') {
                    isInString = false;
                }
            } else if (next == '"') {
                isInString = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (depth == 0 && next == (byte) 0xEF && startsWith(bytes, i, BYTE_ORDER_MARK)) {
                Arrays.fill(bytes, i, i + 3, (byte) ' ');
            } else if (depth == 0 && next == 0x1E) {
                bytes[i] = ' '; // jq --seq writes it before each value.
            } else if (depth == 0 && next == 'H' && startsWith(bytes, i, "HTTP/")) {
                hasHeaders = true;
                int end = endOfHeaders(bytes, i);
                int head = end;
                while (status(bytes, i) == '3' && head < bytes.length && status(bytes, head) == 0) {
                    head++;
                }
                // The body of a redirect is no response of the service, unless it is the last one.
                end = head < bytes.length ? head : end;
                for (; i < end; i++) {
                    bytes[i] = bytes[i] == '\n' ? bytes[i] : (byte) ' ';
                }
                i--;
            }
        }
        return hasHeaders;
    }

    /** The first digit of the status of a response that starts here, or 0. */
    private static int status(byte[] bytes, int start) {
        int space = start + (startsWith(bytes, start, "HTTP/1.") ? 8 : 6);
        boolean isStart = bytes[start] == 'H' && startsWith(bytes, start, "HTTP/");
        return isStart && space + 1 < bytes.length && bytes[space] == ' ' ? bytes[space + 1] : 0;
    }

    /** The headers end with an empty line. */
    private static int endOfHeaders(byte[] bytes, int start) {
        boolean isLineEmpty = false;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n' && isLineEmpty) {
                return i + 1;
            }
            isLineEmpty = bytes[i] == '\n' || bytes[i] == '\r' && isLineEmpty;
        }
        return bytes.length;
    }

    private static boolean startsWith(byte[] bytes, int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (start + i >= bytes.length || bytes[start + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Throws if a file that starts like this has no JSON, with what it seems to be. */
    private static void requireJson(InputFile file, byte[] start) throws ApiException {
        requireNone(BINARY, new String(start, StandardCharsets.ISO_8859_1), file);
        String text = new String(JsonReader.toUtf8(start), StandardCharsets.UTF_8).strip();
        boolean mayBeJson = text.isEmpty()
                || "{[\uFEFF".indexOf(text.charAt(0)) >= 0 && !text.startsWith("{'")
                || text.startsWith("HTTP/")
                || text.matches("null|true|false|[-+.0-9eE]+");
        if (!mayBeJson) {
            requireNone(TEXT, text, file);
        }
    }

    private static void requireNone(String[][] kinds, String text, InputFile file) throws ApiException {
        for (String[] kind : kinds) {
            if (Pattern.compile(kind[0]).matcher(text).find()) {
                throw refused(file, "is not JSON: it seems to be " + kind[1], kind[2]);
            }
        }
    }
}

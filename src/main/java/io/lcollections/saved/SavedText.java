package io.lcollections.saved;

import io.lcollections.api.ApiException;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a file, decompressed and as UTF-8.
 *
 * @param forms what was found around the JSON, for a note
 */
record SavedText(byte[] bytes, Set<String> forms) {
    private static final int MAX_START = 4096;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    /** Of the decompressed file: the size of 400,000 collections. */
    private static final int MAX_BYTES = 512 << 20;

    /** The form of HTTP responses of which one has the status of a failure. */
    static final String FAILED = "an HTTP response with the status of a failure";

    private static final Pattern JSON =
            Pattern.compile("^(?!\\{')[{\\[\uFEFF]|^HTTP/|^(null|true|false|[-+.0-9eE]*)\\z");

    /** What a file is, and what to do, by the first pattern that is found in its beginning, with U+FFFD for other bytes. */
    private static final String KINDS = """
            ^(\uFFFDPNG|GIF8|RIFF|%PDF|SQLite format 3|.{4,9}(JFIF|Exif)) ¦ an image, a PDF or a database ¦ it holds no response of the service
            ^(PK\u0003\u0004|BZh|\uFFFD7zXZ|\\(\uFFFD/\uFFFD|7z\uFFFD\uFFFD|x[\uFFFD\u0680-\u06BF]) ¦ a compressed file ¦ unpack it and give the JSON file in it
            PRIVATE KEY|^-----BEGIN|^\\w{32,}\\z ¦ a key or a certificate ¦ keep a key secret; it holds no response of the service
            (?i)^<!doctype html|<html ¦ an HTML page ¦ a login page, an error page or the page of -o html; save the response itself, or -o json
            [\\x00-\\x08\\x{FFFD}] ¦ a binary file ¦ it holds no response of the service
            (?m)^(\\* |> [A-Z]+ /|< HTTP/) ¦ the log of curl -v ¦ save the response alone: curl -o FILE
            ^< ¦ XML ¦ it holds no response of the service
            ^[0-9a-fA-F]+\\r?\\n[{\\[0-9] ¦ an HTTP response in chunks ¦ save it without --raw of curl
            ^(/\\*\\*/)?[\\w.$]+\\(\\s*[{\\[]|^\\)\\]\\}' ¦ JSON within other text, such as JSONP ¦ remove that text
            ^\\{' ¦ a dictionary that Python printed ¦ write it with json.dump
            ^" ¦ a string ¦ if JSON is in it: jq -r . FILE
            ^ ¦ CSV, a table or other text ¦ save it as -o json or -o ndjson: other forms cannot be read back
            """;

    /** Refuses what follows the compressed data, which {@code GZIPInputStream} ignores. */
    private static final class Gzip extends GZIPInputStream {
        private static final int TRAILER = 8;
        private static final String MORE = "has more than gzip data";

        Gzip(InputStream in) throws IOException {
            super(in);
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = super.read(to, from, length);
            if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
                throw new ZipException(MORE);
            }
            return count;
        }
    }

    static SavedText read(InputFile file, InputStream stdin) throws ApiException {
        String hint = file.option() + " takes a file of saved responses; - reads them from standard input";
        return file.read(stdin, hint, stored -> {
            try {
                return decode(file, new BufferedInputStream(stored, MAX_START));
            } catch (EOFException cutOff) {
                throw refused(file, "is cut off: its gzip data does not end", "nothing was printed");
            } catch (ZipException more) {
                if (Gzip.MORE.equals(more.getMessage())) {
                    throw refused(file, Gzip.MORE, "decompress its parts, and give them one by one");
                }
                throw refused(file, "is not valid gzip data: " + more.getMessage(), "nothing was printed");
            } catch (JsonException malformed) {
                throw refused(file, malformed.getMessage(), "save it again, as UTF-8");
            }
        });
    }

    private static SavedText decode(InputFile file, InputStream stored) throws IOException, ApiException {
        Set<String> forms = new LinkedHashSet<>();
        InputStream in = stored;
        byte[] start = start(in);
        int body = startsWith(start, 0, "HTTP/") ? endOfHeaders(start, 0) : 0;
        if (startsWith(start, body, "\u001F\u008B")) {
            forms.add("gzip");
            in.skipNBytes(body);
            in = new BufferedInputStream(new Gzip(in), MAX_START);
            start = start(in);
        }
        // Before all of it is read, because it may have no end.
        requireJson(file, start);
        byte[] all = file.limited(in, "split it: --input may be repeated", MAX_BYTES);
        byte[] utf8 = JsonReader.toUtf8(all);
        if (utf8 != all && !startsWith(start, 0, BYTE_ORDER_MARK)) {
            JsonReader.requireExactText(all);
            forms.add("UTF-16 or UTF-32");
        }
        SavedText text = new SavedText(utf8, forms);
        int first = text.blankBeforeValue(0);
        requireJson(file, Arrays.copyOfRange(utf8, first, Math.min(utf8.length, first + MAX_START)));
        return text;
    }

    private static ApiException refused(InputFile file, String message, String hint) {
        return SavedResponses.invalid(file.origin() + " " + message, hint);
    }

    private static byte[] start(InputStream in) throws IOException {
        in.mark(MAX_START);
        byte[] start = in.readNBytes(MAX_START);
        in.reset();
        return start;
    }

    /**
     * Replaces HTTP headers, byte order marks and the separators of jq --seq with blanks, from the end of a value to the
     * start of the next one, so that lines keep their numbers. Returns that start.
     */
    int blankBeforeValue(int from) {
        int i = from;
        int end = from;
        int status = 0;
        do {
            for (; i < end; i++) {
                bytes[i] = bytes[i] == '\n' ? bytes[i] : (byte) ' ';
            }
            if (startsWith(bytes, i, "HTTP/")) {
                forms.add("HTTP responses with their headers");
                end = endOfHeaders(bytes, i);
                status = status(i);
                int next = end;
                while (status == '3' && next < bytes.length && status(next) == 0) {
                    next++;
                }
                // The body of a redirect is no response of the service, unless it is the last one.
                end = next < bytes.length ? next : end;
            } else if (startsWith(bytes, i, BYTE_ORDER_MARK)) {
                end = i + BYTE_ORDER_MARK.length();
            } else if (i < bytes.length && " \t\r\n\u001E".indexOf(bytes[i]) >= 0) {
                end = i + 1;
            }
        } while (i < end);
        // Only the last one counts: curl retries after a proxy or a server asked for a password.
        if (status == '4' || status == '5') {
            forms.add(FAILED);
        }
        return i;
    }

    /** The first digit of the status of a response that starts here, or 0. */
    private int status(int start) {
        int space = start + (startsWith(bytes, start, "HTTP/1.") ? 8 : 6);
        boolean isStart = startsWith(bytes, start, "HTTP/") && startsWith(bytes, space, " ");
        return isStart && space + 1 < bytes.length ? bytes[space + 1] : 0;
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
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        int end = Math.min(bytes.length, start + expected.length);
        return start < end && Arrays.equals(bytes, start, end, expected, 0, expected.length);
    }

    /** Throws if a file that starts like this has no JSON, with what it seems to be. */
    private static void requireJson(InputFile file, byte[] start) throws ApiException {
        String text = new String(JsonReader.toUtf8(start), StandardCharsets.UTF_8).strip();
        for (String line : JSON.matcher(text).find() ? new String[0] : KINDS.split("\n")) {
            String[] kind = line.split(" ¦ ");
            if (Pattern.compile(kind[0]).matcher(text).find()) {
                throw refused(file, "is not JSON: it seems to be " + kind[1], kind[2]);
            }
        }
    }
}

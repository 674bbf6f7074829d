package io.lcollections.saved;

import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.model.UsageException;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a file as UTF-8: decompressed, decoded, and with blanks in place of what is between two JSON values, such as
 * byte order marks and HTTP headers, so that lines keep their numbers.
 *
 * @param forms what was found around the JSON, for a note
 * @param problem what is wrong with the file; empty if it can be parsed
 */
record SavedText(byte[] bytes, List<String> forms, Optional<Problem> problem) {
    /** Of the decompressed file: the size of 400,000 collections. */
    static final int MAX_BYTES = 512 << 20;

    private static final int MAX_START = 4096;

    /** The byte order mark of UTF-8. */
    private static final String MARK = "\u00EF\u00BB\u00BF";

    /** The message continues the name of the file. */
    record Problem(String message, String hint) {}

    /**
     * @throws UsageException if the file cannot be read or is too large
     */
    static SavedText read(InputFile file, InputStream stdin) {
        String hint = file.option() + " takes a file of saved responses; - reads them from standard input";
        return file.read(stdin, hint, in -> decode(file, in));
    }

    private static SavedText decode(InputFile file, InputStream stored) throws IOException {
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
            Optional<Problem> other = FileKind.of(start);
            if (other.isPresent()) {
                return new SavedText(new byte[0], forms, other);
            }
            byte[] all = in.readNBytes(MAX_BYTES + 1);
            if (all.length > MAX_BYTES) {
                throw new UsageException(
                        file.option() + " " + file.origin() + " is larger than " + (MAX_BYTES >> 20) + " MiB",
                        "split it: --input may be repeated");
            }
            byte[] utf8 = JsonReader.toUtf8(all);
            if (utf8 != all && !startsWith(start, 0, MARK)) {
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
            return new SavedText(
                    utf8,
                    forms,
                    FileKind.of(Arrays.copyOfRange(utf8, first, Math.min(utf8.length, first + MAX_START))));
        } catch (EOFException | ZipException broken) {
            String message = broken instanceof EOFException
                    ? "is cut off: its gzip data does not end"
                    : "is not valid gzip data: " + broken.getMessage();
            return new SavedText(new byte[0], forms, Optional.of(new Problem(message, "nothing was printed")));
        } catch (CharConversionException malformed) {
            Problem problem = new Problem("is not text: " + malformed.getMessage(), "save it again, as UTF-8");
            return new SavedText(new byte[0], forms, Optional.of(problem));
        }
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
            } else if (depth == 0 && next == (byte) 0xEF && startsWith(bytes, i, MARK)) {
                blank(bytes, i, i + 3);
            } else if (depth == 0 && next == 'H' && startsWith(bytes, i, "HTTP/")) {
                int end = endOfHeaders(bytes, i);
                blank(bytes, i, end);
                hasHeaders = true;
                i = end - 1;
            }
        }
        return hasHeaders;
    }

    /** The headers end with an empty line. */
    private static int endOfHeaders(byte[] bytes, int start) {
        boolean isLineEmpty = false;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (isLineEmpty) {
                    return i + 1;
                }
                isLineEmpty = true;
            } else if (bytes[i] != '\r') {
                isLineEmpty = false;
            }
        }
        return bytes.length;
    }

    private static void blank(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] != '\n') {
                bytes[i] = ' ';
            }
        }
    }

    private static boolean startsWith(byte[] bytes, int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (start + i >= bytes.length || bytes[start + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

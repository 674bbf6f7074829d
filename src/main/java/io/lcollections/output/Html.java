package io.lcollections.output;

import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Text for a page: nothing of it can become markup, between tags and in quoted attributes alike. */
final class Html {
    /** No more characters at once; a page of the service has fewer. */
    static final int PIECE = 64 * 1024;

    /** What stands for itself. */
    private static final boolean[] PLAIN = plain();

    private Html() {}

    private static boolean[] plain() {
        boolean[] characters = new boolean[128];
        Arrays.fill(characters, true);
        "&<>\"'".chars().forEach(special -> characters[special] = false);
        return characters;
    }

    /** Writes a string of a server's, with what cannot be seen shown visibly. */
    static void text(Utf8Buffer out, String served) throws IOException {
        escape(out, TextSanitizer.sanitize(served));
    }

    /**
     * Writes the text with the five characters that mean something to a parser as references.
     *
     * <p>A name may be as long as an answer: what is longer than any real one leaves in pieces, and is nowhere whole
     * once more.
     */
    static void escape(Utf8Buffer out, String text) throws IOException {
        int at = 0;
        while (text.length() - at > PIECE) {
            int end = Character.isHighSurrogate(text.charAt(at + PIECE - 1)) ? at + PIECE - 1 : at + PIECE;
            piece(out, text.substring(at, end));
            out.endRow();
            at = end;
        }
        piece(out, text.substring(at));
    }

    /** A short text of ours, escaped. */
    static String escape(String text) {
        Utf8Buffer escaped = new Utf8Buffer(OutputStream.nullOutputStream());
        piece(escaped, text);
        return escaped.toString();
    }

    private static void piece(Utf8Buffer out, String text) {
        int at = out.ascii(text, 0, PLAIN);
        while (at < text.length()) {
            String reference = reference(text.charAt(at));
            if (reference.isEmpty()) {
                at = out.beyondAscii(text, at);
            } else {
                out.text(reference);
                at++;
            }
            at = out.ascii(text, at, PLAIN);
        }
    }

    private static String reference(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }
}

package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.JsonEscapes;
import io.lcollections.model.JsonNumber;
import io.lcollections.model.RowText;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as JSON: numbers as they were served, strings to the same characters, and what could act on a terminal
 * (C1 controls, bidirectional controls, line separators, lone surrogates) as escapes of four hex digits.
 *
 * <p>Jackson's generator can be taught the escapes but hands lone surrogates to the encoder, which loses them.
 */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    /** What stands for itself between quotation marks. */
    private static final boolean[] PLAIN = Utf8Buffer.plainBut("\"\\");

    private final Utf8Buffer out;
    private final boolean pretty;

    /**
     * @param pretty on lines of their own, indented by two spaces; otherwise without any white space
     */
    JsonWriter(Utf8Buffer out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    /** The value in one line. */
    static String compact(Object value) {
        Utf8Buffer text = new Utf8Buffer(OutputStream.nullOutputStream());
        new JsonWriter(text, false).value(value, 0);
        return text.toString();
    }

    /**
     * @param depth how deep the value stands in the document, for the indentation of what is in it
     */
    void value(Object value, int depth) {
        // A class is known at once; whether it is a map takes a search through its interfaces.
        if (value instanceof String string) {
            string(string);
        } else if (value == null || value instanceof Boolean || value instanceof JsonNumber) {
            out.text(String.valueOf(value));
        } else if (value instanceof Map<?, ?> object) {
            object(object, depth);
        } else if (value instanceof List<?> array) {
            array(array, depth);
        } else {
            throw new IllegalArgumentException("no JSON value: " + value.getClass());
        }
    }

    /** A row, by its own text where that is what would be written. */
    void collection(Collection row, int depth) {
        Optional<RowText> text = pretty ? Optional.empty() : row.exactText();
        if (text.isPresent()) {
            out.bytes(text.get().head());
            out.bytes(text.get().tail());
        } else {
            value(row.fields(), depth);
        }
    }

    private void object(Map<?, ?> object, int depth) {
        out.ascii('{');
        Iterator<? extends Map.Entry<?, ?>> fields = object.entrySet().iterator();
        while (fields.hasNext()) {
            Map.Entry<?, ?> field = fields.next();
            newLine(depth + 1);
            name((String) field.getKey());
            value(field.getValue(), depth + 1);
            if (fields.hasNext()) {
                out.ascii(',');
            }
        }
        if (!object.isEmpty()) {
            newLine(depth);
        }
        out.ascii('}');
    }

    private void array(List<?> array, int depth) {
        out.ascii('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            newLine(depth + 1);
            value(array.get(i), depth + 1);
        }
        if (!array.isEmpty()) {
            newLine(depth);
        }
        out.ascii(']');
    }

    /** A field's name and its colon. */
    void name(String name) {
        string(name);
        out.ascii(':');
        if (pretty) {
            out.ascii(' ');
        }
    }

    /** Where something goes on a line of its own; nothing in the compact form. */
    void newLine(int depth) {
        if (pretty) {
            out.text("\n" + "  ".repeat(depth));
        }
    }

    private void string(String string) {
        out.ascii('"');
        int at = out.ascii(string, 0, PLAIN);
        while (at < string.length()) {
            char character = string.charAt(at);
            if (mustEscape(string, at, character)) {
                escape(character);
                at++;
            } else {
                at = out.beyondAscii(string, at);
            }
            at = out.ascii(string, at, PLAIN);
        }
        out.ascii('"');
    }

    private void escape(char character) {
        switch (character) {
            case '"' -> out.text("\\\"");
            case '\\' -> out.text("\\\\");
            case '\n' -> out.text("\\n");
            case '\r' -> out.text("\\r");
            case '\t' -> out.text("\\t");
            default -> {
                out.text("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.ascii(HEX.charAt((character >> shift) & 0xF));
                }
            }
        }
    }

    private static boolean mustEscape(String string, int at, char character) {
        if (character <= '~') {
            return character < ' ' || character == '"' || character == '\\';
        }
        return JsonEscapes.areOwedBeyondAscii(character) || isLoneSurrogate(string, at, character);
    }

    private static boolean isLoneSurrogate(String string, int at, char character) {
        if (Character.isHighSurrogate(character)) {
            return at + 1 >= string.length() || !Character.isLowSurrogate(string.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(string.charAt(at - 1)));
    }
}

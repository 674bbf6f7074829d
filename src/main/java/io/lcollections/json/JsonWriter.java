package io.lcollections.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Jackson's generator, which escapes what is not safe to display: control and invisible format characters and lone
 * surrogates. Joiners and variation selectors are kept, because names need them.
 */
public final class JsonWriter extends JsonGeneratorDelegate {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator((String) null)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private final Escapes escapes;

    private JsonWriter(JsonGenerator generator, Escapes escapes) {
        super(generator, false);
        this.escapes = escapes;
    }

    /** Pretty JSON is indented by two spaces. The stream is neither flushed nor closed. */
    public static JsonWriter to(OutputStream out, boolean pretty) {
        Escapes escapes = new Escapes();
        try {
            JsonGenerator generator = FACTORY.createGenerator(out)
                    .setCharacterEscapes(escapes)
                    .enable(Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .disable(Feature.FLUSH_PASSED_TO_STREAM)
                    .disable(Feature.AUTO_CLOSE_TARGET)
                    .disable(Feature.AUTO_CLOSE_JSON_CONTENT);
            if (pretty) {
                DefaultIndenter lines = new DefaultIndenter("  ", "\n");
                Separators separators = Separators.createDefaultInstance()
                        .withRootSeparator("")
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
                generator.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines));
            }
            return new JsonWriter(generator, escapes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static byte[] compact(JsonNode value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = to(bytes, false)) {
            json.write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static String compactText(JsonNode value) {
        return new String(compact(value), StandardCharsets.UTF_8);
    }

    public void write(JsonNode value) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                writeStartObject();
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    writeFieldName(field.getKey());
                    write(field.getValue());
                }
                writeEndObject();
            }
            case ARRAY -> {
                writeStartArray();
                for (JsonNode item : value) {
                    write(item);
                }
                writeEndArray();
            }
            case STRING -> writeString(value.textValue());
            // A computation may have a result that JSON has no number for.
            case NUMBER ->
                writeNumber(value instanceof NumericNode computed && computed.isNaN() ? "null" : value.asText());
            case BOOLEAN -> writeBoolean(value.booleanValue());
            default -> writeNull();
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        escapes.prepare(name);
        delegate.writeFieldName(name);
    }

    @Override
    public void writeString(String text) throws IOException {
        escapes.prepare(text);
        delegate.writeString(text);
    }

    /** A note if a text has half of a surrogate pair, which is valid JSON, but not for every reader. */
    public List<String> notes() {
        String note = "texts with half of a surrogate pair, which jq before 1.7 rejects; --where and --jq read them";
        return escapes.hasUnpaired ? List.of(note) : List.of();
    }

    /**
     * Jackson asks for one {@code char} at a time, from the first to the last, so for a supplementary character it asks for
     * the high surrogate. If that is escaped, Jackson asks for the low surrogate too.
     */
    private static final class Escapes extends CharacterEscapes {
        private final int[] ascii = standardAsciiEscapesForJSON();
        private String text = "";
        private int index;
        private boolean hasUnpaired;

        Escapes() {
            // In the long form, like all other control characters.
            ascii['\b'] = ESCAPE_STANDARD;
            ascii['\f'] = ESCAPE_STANDARD;
            ascii[0x7F] = ESCAPE_STANDARD;
        }

        void prepare(String next) {
            text = next;
            index = 0;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            int point = character;
            if (Character.isSurrogate((char) character)) {
                int found = text.indexOf(character, index);
                boolean isLow = Character.isLowSurrogate((char) character);
                point = isLow ? text.codePointBefore(found + 1) : text.codePointAt(found);
                index = found + 1;
                hasUnpaired |= Character.getType(point) == Character.SURROGATE;
            }
            return isEscaped(point) ? new SerializedString(String.format("\\u%04x", character)) : null;
        }

        private static boolean isEscaped(int point) {
            return switch (Character.getType(point)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
                case Character.FORMAT -> point != 0x200C && point != 0x200D && !isVisibleFormat(point);
                // Tags, and format characters that Java 17 does not know, or that are reserved.
                default -> point >> 7 == 0xE0000 >> 7 || point == 0x2065 || point >> 4 == 0x1343;
            };
        }

        /** Signs of Arabic, Syriac and Kaithi that surround numbers and verses; U+061C among them turns text around. */
        private static boolean isVisibleFormat(int point) {
            return point >= 0x600 && point <= 0x8E2 && point != 0x61C || point == 0x110BD || point == 0x110CD;
        }
    }
}

package io.lcollections.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.support.Run;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void everyCharacterReadsBack() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            String text = "a" + (char) unit + "b";
            assertEquals(text, json.readValue(compact(text), String.class), "U+" + Integer.toHexString(unit));
        }
        String astral = "👨‍👩‍👧‍👦 𠮷 \udb40\udc41";
        assertEquals(astral, json.readValue(compact(astral), String.class));
    }

    @Test
    void nothingThatActsOnATerminalIsPrinted() {
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            String json = compact(String.valueOf((char) unit));
            boolean acts = json.chars()
                    .anyMatch(c -> c < 0x20
                            || (c >= 0x7F && c <= 0x9F)
                            || (c >= 0x2028 && c <= 0x202E)
                            || (c >= 0x2066 && c <= 0x2069)
                            || c == 0x200E
                            || c == 0x200F
                            || c == 0x061C
                            || (c >= 0xD800 && c <= 0xDFFF));
            assertEquals(false, acts, "U+" + Integer.toHexString(unit));
        }
    }

    @Test
    void invisibleCharactersAreEscapedAndThoseThatSpellNamesAreNot() {
        String escaped =
                "\u00ad\u061c\u180e\u200b\u200e\u2028\u2060\ufeff\ufff9\udb40\udc01\udb40\udc67\ud834\udd73\ud82f\udca0";
        for (int i = 0; i < escaped.length(); i++) {
            String json = compact("a" + escaped + "b");
            assertTrue(json.contains(String.format("\\u%04x", (int) escaped.charAt(i))), json);
        }
        String plain = "\u200c\u200d\ufe0f\udb40\udd00\ud834\udd1e\ud83d\ude00é理";
        assertEquals('"' + plain + '"', compact(plain));
        // An invisible character does not change how its neighbours are written.
        assertEquals(
                "\"" + plain + "\\udb40\\udc41" + plain + "\\ud800\"",
                compact(plain + "\udb40\udc41" + plain + "\ud800"));
    }

    @Test
    void namesOfFieldsAreAsSafeAsValues() {
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":1,\"\\u001b[31m\":\"\\u202e\"}]}")
                .args("--input", "-", "-o", "ndjson");
        assertEquals("{\"id\":1,\"\\u001b[31m\":\"\\u202e\"}\n", run.out(), run.toString());
    }

    @Test
    void prettyOnATerminalAndCompactOffIt() {
        String answer = "{\"totalNum\":1,\"collections\":[{\"id\":1,\"extra\":{},\"cached\":{\"a\":[1,2]}}]}";
        assertEquals(
                "{\"totalNum\":1,\"collections\":[{\"id\":1,\"extra\":{},\"cached\":{\"a\":[1,2]}}]}\n",
                Run.with().stdin(answer).args("--input", "-", "-o", "json").out());
        assertEquals(
                """
                {
                  "totalNum": 1,
                  "collections": [
                    {
                      "id": 1,
                      "extra": {},
                      "cached": {
                        "a": [
                          1,
                          2
                        ]
                      }
                    }
                  ]
                }
                """,
                Run.with()
                        .stdin(answer)
                        .terminal(80)
                        .args("--input", "-", "-o", "json")
                        .out());
    }

    @Test
    void noCollectionsAreAnEmptyArray() {
        for (int width : new int[] {80, 200}) {
            String out = Run.with()
                    .stdin("{\"totalNum\":0,\"collections\":null}")
                    .terminal(width)
                    .args("--input", "-", "-o", "json")
                    .out();
            assertTrue(out.endsWith("\"collections\": []\n}\n"), out);
        }
    }

    private static String compact(String text) {
        return JsonWriter.compactText(TextNode.valueOf(text));
    }
}

package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.Collection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason for which an answer is left to the slower readers, and for which a row is. */
class CompactPageTest {
    private static final String PAGE =
            "{'totalNum':2,'collections':[{'collection':{'id':1,'name':'n','x':{'a':1,'b':[2,null]}},'count':3}]}";

    /** One byte a character. */
    private static byte[] bytes(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<CompactPage.Content> read(String page) {
        return CompactPage.in(bytes(page), row -> Map.of("flat", new String(row.flat(), StandardCharsets.UTF_8)));
    }

    private static void assertLeft(String page) throws IOException {
        assertFalse(read(page).isPresent(), page);
        TwoReadings.requireSame(bytes(page));
    }

    private static Collection row(String field) throws IOException {
        String page = PAGE.replace("'n'", field);
        TwoReadings.requireSame(bytes(page));
        return read(page).orElseThrow().rows().get(0);
    }

    @Test
    void pageOfTheServiceIsRecognized() {
        CompactPage.Content content = read(PAGE).orElseThrow();
        assertEquals(OptionalLong.of(2), content.totalNum());
        Collection row = content.rows().get(0);
        assertEquals(Optional.of("1"), row.id());
        assertTrue(row.exactText().isPresent());
        assertEquals(
                "{'id':1,'name':'n','x':{'a':1,'b':[2,null]},'count':3}".replace('\'', '"'),
                row.fields().get("flat"));
    }

    @Test
    void totalMayBeAbsentAndRowsToo() {
        assertEquals(
                OptionalLong.empty(), read("{'collections':[]}").orElseThrow().totalNum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'s-1'", "''", "-5", "123456789012345678"})
    void idIsTakenAsServed(String id) {
        Collection row =
                read(PAGE.replace("'id':1", "'id':" + id)).orElseThrow().rows().get(0);
        assertEquals(Optional.of(id.replace("'", "")), row.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            'totalNum':2|'totalNum': 2
            'totalNum':2|'totalNum':-1
            'totalNum':2|'totalNum':null
            'totalNum':2|'totalNum':'2'
            'totalNum':2|'totalnum':2
            'totalNum':2|'totalNum':2,'totalNum':2
            'totalNum':2|'totalNum':2,'code':5
            'totalNum':2,|'resultInfo':{'code':5},
            {'totalNum':2| {'totalNum':2
            3}]}|3}],'totalNum':2}
            3}]}|3}],'code':5}
            3}]}|3}]} \s
            3}]}|3}]}}
            3}]}|3}]
            3}]}|3},]}
            3}]}|3},null]}
            3}]}|3},7]}
            {'collection':{'id':1|{'count':3,'collection':{'id':1
            {'collection':{|{'a':{
            {'collection':{'id':1|{'id':1,'collection':{'id':1
            ,'count':3|
            ,'count':3|,'new':1,'count':3
            'count':3|'count':3,'count':3
            'count':3|'count':3,'new':1
            'count':3|'count':null
            'count':3|'count':'3'
            'count':3|'count':3.0
            'count':3|'count':1e1
            'count':3|'count':03
            """)
    void shapeOtherThanThatOfTheServiceIsLeft(String part, String other) throws IOException {
        assertTrue(PAGE.contains(part), part);
        assertLeft(PAGE.replace(part, other == null ? "" : other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Id':1|'id':1,'id':1|'id':null|'id':true|'id':[1]|'id':1.5|'id':'\\n'|'id':'\u007f'",
                "'id':'\u00c3\u00a9'|'i\\u0064':1|'id':1,'count':5|'id':1,'name':'m'"
            })
    void idAndNamesThatAreNotPlainAreLeft(String several) throws IOException {
        for (String id : several.split("\\|")) {
            assertLeft(PAGE.replace("'id':1", id));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5|1E5|-|01|-01|+1|1234567890123456789|tru|True|nul|NaN|[1,]|[,1]|[1 ]|[1|{'a':1,}|{'a'}",
                "{'a':}|{a:1}|{'a':1 }|{'a':1,'a':2}|{'a\\n':1}|{'\u00c3\u00a9':1}|{'a':{'b':1,'c':2,'b':3}}",
                "'n','n'|'n|'\\|'\\'|'\\x'|'\\u12'|'\\u123g'|'\t'|'\n'|'\u001f'|'\u0000'|'\u0080'|'\u00ff'",
                "'\u00c0\u0080'|'\u00c1\u00bf'|'\u00e0\u009f\u00bf'|'\u00ed\u00a0\u0080'",
                "'\u00ed\u00bf\u00bf'|'\u00f0\u008f\u00bf\u00bf'|'\u00f4\u0090\u0080\u0080'",
                "'\u00f5\u0080\u0080\u0080'|'\u00e2\u0080'|'\u00e2'|'\u00e2\u0080A'"
            })
    void valueThatIsWrongOrRareIsLeft(String several) throws IOException {
        for (String value : several.split("\\|")) {
            assertLeft(PAGE.replace("'n'", value));
        }
    }

    @Test
    void deepNestingIsLeft() throws IOException {
        assertTrue(row("[".repeat(15) + "1" + "]".repeat(15)).exactText().isPresent());
        assertLeft(PAGE.replace("'n'", "[".repeat(16) + "1" + "]".repeat(16)));
        assertLeft(PAGE.replace("'n'", "{'a':".repeat(16) + "1" + "}".repeat(16)));
    }

    @Test
    void objectOfManyNamesIsLeft() throws IOException {
        String many =
                IntStream.range(0, 200).mapToObj(i -> "'n" + i + "':1").collect(Collectors.joining(",", "{", "}"));
        assertLeft(PAGE.replace("'n'", many));
    }

    @Test
    void nameMayComeAgainInAnotherObject() throws IOException {
        assertTrue(row("{'name':{'name':1,'x':2},'x':3,'id':2,'count':[{'id':1},{'id':1}]}")
                .exactText()
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\\\"\\\\\\n\\r\\t'|'\u00c2\u00a0\u00e7\u0090\u0086\u00f0\u009f\u0098\u0080'",
                "'\u00f4\u008f\u00bf\u00bf'|'\u00ed\u009f\u00bf\u00ee\u0080\u0080'",
                "'\u00e2\u0080\u008d\u00ef\u00bb\u00bf'|-12|0|[]|{}|true|false|null|'~ /'"
            })
    void textThatIsWrittenAsItCameIsExact(String several) throws IOException {
        for (String value : several.split("\\|")) {
            assertTrue(row(value).exactText().isPresent(), value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\\/'|'\\b'|'\\f'|'\\u0041'|'\\u00E9'|'\\ud83d'|'\\u202e'|'\u007f'|'\u00c2\u0080'",
                "'\u00c2\u009f'|'\u00d8\u009c'|'\u00e2\u0080\u008e'|'\u00e2\u0080\u008f'",
                "'\u00e2\u0080\u00a8'|'\u00e2\u0080\u00ae'|'\u00e2\u0081\u00a6'|'\u00e2\u0081\u00a9'"
            })
    void textThatIsWrittenOtherwiseIsNotExactInItsRowAlone(String several) throws IOException {
        for (String value : several.split("\\|")) {
            assertFalse(row(value).exactText().isPresent(), value);
            String row = "{'collection':{'id':1,'name':" + value + "},'count':3}";
            String other = "{'collection':{'id':2},'count':3}";
            String page = "{'collections':[" + other + "," + row + "," + other + "]}";
            assertEquals(
                    "[true, false, true]",
                    read(page).orElseThrow().rows().stream()
                            .map(each -> each.exactText().isPresent())
                            .toList()
                            .toString());
            TwoReadings.requireSame(bytes(page));
        }
    }

    @Test
    void nothingThatWasCutOffIsRecognized() {
        for (int length = 0; length < PAGE.length(); length++) {
            assertFalse(read(PAGE.substring(0, length)).isPresent(), PAGE.substring(0, length));
        }
    }
}

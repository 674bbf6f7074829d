package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.support.Rows;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a page. */
class PageParserTest {
    @Test
    void nestedAndFlatFormReadTheSame() throws Exception {
        Collection nested = only("{'collections':[{'collection':{'id':1,'name':'n'},'count':2}]}");
        Collection flat = only("{'collections':[{'id':1,'count':2,'name':'n'}]}");
        assertEquals("{\"id\":1,\"name\":\"n\",\"count\":2}", JsonWriter.compactText(nested.fields()));
        assertEquals(nested, flat);
        assertEquals(JsonWriter.compactText(nested.fields()), JsonWriter.compactText(flat.fields()));
    }

    @Test
    void unknownFieldsAreKeptWhereverTheyAre() throws Exception {
        Collection row =
                only("{'collections':[{'new':[1,{'x':null}],'collection':{'id':1,'later':{'y':1.10}},'count':2}]}");
        assertEquals(
                "{\"id\":1,\"later\":{\"y\":1.10},\"new\":[1,{\"x\":null}],\"count\":2}",
                JsonWriter.compactText(row.fields()));
    }

    @Test
    void nullCollectionsAreNone() throws Exception {
        assertEquals(List.of(), PageParser.rows(object("{'collections':null,'totalNum':0}")));
    }

    /** As the row is counted, it is one of a collection of which nothing is known. */
    @Test
    void nullRowsAreCollections() throws Exception {
        List<Collection> rows = PageParser.rows(object("{'collections':[{'id':1,'count':2},null]}"));
        assertEquals("{\"id\":null}", JsonWriter.compactText(rows.get(1).fields()));
    }

    @Test
    void totalMayBeAbsentOrNull() throws Exception {
        assertEquals(OptionalLong.empty(), PageParser.totalNum(object("{'collections':[]}")));
        assertEquals(OptionalLong.empty(), PageParser.totalNum(object("{'totalNum':null}")));
        assertEquals(OptionalLong.of(35), PageParser.totalNum(object("{'totalNum':35}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'collections':{}}|its collections are an object, not an array",
                "{'collections':'x'}|its collections are a string, not an array",
                "{'collections':[{'id':1},7]}|its collections[1] is a number, not an object",
                "{'collections':[{'collection':7,'count':1}]}|its collections[0] has a number for a collection",
                "{'collections':[{'name':'n'}]}|its collections[0] has neither a collection nor an id"
            })
    void rowsOfAnotherShapeAreTold(String answer, String message) {
        assertEquals(
                message,
                assertThrows(PageParser.ShapeException.class, () -> PageParser.rows(object(answer)))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-1|-1", "1.5|1.5", "99999999999999999999|99999999999999999999", "true|true", "[]|an array"})
    void totalThatIsNoCountIsTold(String total, String shown) {
        PageParser.ShapeException wrong = assertThrows(
                PageParser.ShapeException.class, () -> PageParser.totalNum(object("{'totalNum':" + total + "}")));
        assertEquals("its totalNum is " + shown + ", not a count", wrong.getMessage());
    }

    private static Collection only(String answer) throws Exception {
        List<Collection> rows = PageParser.rows(object(answer));
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private static JsonNode object(String singleQuoted) {
        return Rows.json(singleQuoted);
    }
}

package io.lcollections.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.support.Rows;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
    private static Snapshot holding(String rows) {
        Snapshot holding = new Snapshot();
        for (JsonNode row : Rows.json("[" + rows + "]")) {
            holding.add(new Collection((ObjectNode) row));
        }
        return holding;
    }

    private static String told(Change change) {
        return change.kind().name().charAt(0)
                + change.row().id().orElse("?")
                + change.fields().stream()
                        .map(field -> " " + field.name() + " " + field.before() + ">" + field.after())
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':1}                          | {'id':1},{'id':2}                  | A2",
                "{'id':1},{'id':2}                 | {'id':2}                           | R1",
                "{'id':1},{'id':2}                 | {'id':2},{'id':1},{'id':2}         | ``",
                "{'id':254,'count':2}              | {'id':'254','count':'2'}           | ``",
                "{'id':1,'count':2}                | {'id':1,'count':5}                 | C1 count 2>5",
                "{'id':1,'count':'2'}              | {'id':1,'count':'02'}              | ``",
                "{'id':1,'count':'2'}              | {'id':1,'count':'two'}             | C1 count \"2\">\"two\"",
                "{'id':1,'a':1,'b':[1]}            | {'b':[1.0],'a':1.0,'id':1}         | ``",
                "{'id':1,'a':1}                    | {'id':1,'a':'1'}                   | C1 a 1>\"1\"",
                "{'id':1}                          | {'id':1,'new':null}                | C1 new >null",
                "{'id':1,'old':''}                 | {'id':1}                           | C1 old \"\">",
                "{'id':1,'e':{'p':{'x':1,'y':2}}}  | {'id':1,'e':{'p':{'x':1,'y':3}}}   | C1 e.p.y 2>3",
                "{'id':1,'e':{'x':1}}              | {'id':1,'e':2}                     | C1 e {\"x\":1}>2",
                "{'id':1,'a':[1,2]}                | {'id':1,'a':[2,1]}                 | C1 a [1,2]>[2,1]",
                "{'name':'x'},{'name':'x'}         | {'name':'x'},{'name':'y'}          | A?",
                "{'id':1,'name':'first'}           | {'id':1,'name':'first'},{'id':1,'name':'second'} | ``",
                "{'id':1,'owner':'0xAB'}           | {'id':1,'owner':'0xab'}            | C1 owner \"0xAB\">\"0xab\"",
            })
    void theseAreTheChanges(String before, String after, String changes) {
        assertEquals(
                changes,
                holding(before).changesTo(holding(after)).stream()
                        .map(SnapshotTest::told)
                        .collect(Collectors.joining("; ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'id':1,'count':1},{'id':2} | {'id':3},{'id':1,'count':2},{'id':4} | A3; A4; R2; C1 count 1>2"})
    void theyHaveAnOrder(String before, String after, String changes) {
        theseAreTheChanges(before, after, changes);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4.0",
        "4, \"4\"",
        "4.0, \"4\"",
        "-5, -5.0",
        "1e2, 100",
        "0, -0.0",
        "123456789012345678901, 1.23456789012345678901e20",
        "1.5, 1.50"
    })
    void numericIdsAreOneWhenTheirValuesAre(String one, String other) {
        assertEquals(List.of(), ofId(one).changesTo(ofId(other)));
    }

    @ParameterizedTest
    @CsvSource({"\"4.0\", 4", "\"1e2\", 100", "\"04\", 4", "4, 4.5", "\"\", 0"})
    void otherIdsAreWhatTheyAre(String one, String other) {
        assertEquals(2, ofId(one).changesTo(ofId(other)).size());
    }

    /** A text in quotes is a string. */
    private static Snapshot ofId(String id) {
        Snapshot holding = new Snapshot();
        Object served = id.startsWith("\"") ? id.substring(1, id.length() - 1) : new JsonNumber(id);
        holding.add(Rows.of(Map.of("id", served)));
        return holding;
    }
}

package io.lcollections.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.support.Property;
import io.lcollections.support.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    private static String text(Change change) {
        return Character.toUpperCase(change.kind().name().charAt(0))
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
    void changesAreFound(String before, String after, String changes) {
        assertEquals(
                changes,
                holding(before).changesTo(holding(after)).stream()
                        .map(SnapshotTest::text)
                        .collect(Collectors.joining("; ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'id':1,'count':1},{'id':2} | {'id':3},{'id':1,'count':2},{'id':4} | A3; A4; R2; C1 count 1>2"})
    void changesHaveAnOrder(String before, String after, String changes) {
        changesAreFound(before, after, changes);
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
    void otherIdsAreDifferent(String one, String other) {
        assertEquals(2, ofId(one).changesTo(ofId(other)).size());
    }

    /** A text in quotes is a string. */
    private static Snapshot ofId(String id) {
        Snapshot holding = new Snapshot();
        Object served = id.startsWith("\"") ? id.substring(1, id.length() - 1) : new JsonNumber(id);
        holding.add(Rows.of(Map.of("id", served)));
        return holding;
    }

    private static final int CASES = 5_000;
    private static final JsonNode VALUES = Rows.json("[null,true,'','1','x',1,1.0,10e-1,2,1e99999999999,[],[1],[1.00],"
            + "{},{'a':1},{'a':1.0,'b.c':'x'},{'a':{'a':'x'}}]");
    private static final JsonNode IDS = Rows.json("[1,'1',2,3,'',true,[]]");

    private record Case(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        static Case any(Random random) {
            List<Map<String, Object>> before = rows(random);
            List<Map<String, Object>> after = rows(random);
            // Most of what was there is there still.
            before.stream().filter(row -> random.nextInt(3) > 0).forEach(after::add);
            Collections.shuffle(after, random);
            return new Case(before, after);
        }

        private static List<Map<String, Object>> rows(Random random) {
            return IntStream.range(0, random.nextInt(5))
                    .mapToObj(number -> row(random))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private static Map<String, Object> row(Random random) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (random.nextInt(4) > 0) {
                fields.put("id", IDS.get(random.nextInt(IDS.size())));
            }
            for (String name : List.of("a", "a.b", "extra", "count")) {
                if (random.nextBoolean()) {
                    fields.put(name, VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            return fields;
        }
    }

    private static Snapshot holding(List<Map<String, Object>> rows) {
        Snapshot holding = new Snapshot();
        rows.forEach(row -> holding.add(Rows.of(row)));
        return holding;
    }

    private static void apply(Change change, Snapshot to) {
        if (change.kind() == Change.Kind.removed) {
            to.remove(change.before());
        } else {
            to.put(change.after());
        }
    }

    /** The rows of a snapshot in any order. */
    private static Set<Object> content(Snapshot holding) {
        return holding.rows().stream()
                .map(row -> List.of(
                        Snapshot.key(row), Snapshot.canonical(comparable(row).fields())))
                .collect(Collectors.toSet());
    }

    /** An id is the same as a string, and so is a count. */
    private static Collection comparable(Collection row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        row.fields().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        row.id().ifPresent(id -> fields.put("id", id));
        row.count().ifPresent(count -> fields.put("count", count));
        return Rows.of(fields);
    }

    @Test
    void changesLeadFromOneSnapshotToTheOther() {
        new Property<>(Case::any, made -> Stream.of()).holds(CASES, made -> {
            Snapshot before = holding(made.before());
            Snapshot after = holding(made.after());
            Snapshot moved = holding(made.before());
            before.changesTo(after).forEach(change -> apply(change, moved));
            assertEquals(content(after), content(moved));
            assertEquals(List.of(), moved.changesTo(after));
            before.changesTo(after).forEach(change -> apply(change, moved));
            assertEquals(content(after), content(moved), "a change that is made twice does no harm");
        });
    }
}

package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool printed reads back to the same, whatever names new fields may have. */
class RoundTripTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'collection':{'id':1,'code':5,'resultInfo':{'code':3}},'count':1}",
                "{'collection':{'id':1,'collections':[{'id':9}]},'count':1}",
                "{'collection':{'id':1,'collection':{'id':2}},'count':1}",
                "{'collection':{'id':1,'collection':'x'},'count':1}",
                "{'collection':{'id':1,'totalNum':-1},'count':1}",
                "{'collection':{'name':'no id'},'count':1}",
                "{'collection':{'id':null},'count':null}",
                "{'id':'1','count':1.0,'a.b':{'':[]}}"
            })
    void rowIsKept(String row) {
        for (String format : new String[] {"json", "ndjson"}) {
            String wire = ("{'collections':[" + row + "]}").replace('\'', '"');
            Run.Result once = Run.with().stdin(wire).args("--input", "-", "-o", format);
            assertEquals(0, once.code(), once.toString());
            Run.Result twice = Run.with().stdin(once.out()).args("--input", "-", "-o", format);
            assertEquals(once.out(), twice.out(), twice.toString());
        }
    }

    @Test
    void rowsThatShareAnIdWithinAPageAreKeptAsTheyWereServed() {
        String page = "{\"collections\":[{\"id\":1,\"name\":\"A\"},{\"id\":1,\"name\":\"B\"}]}";
        Run.Result run = Run.with().stdin(page).args("--input", "-", "-o", "ndjson");
        assertEquals(2, run.out().lines().count(), run.toString());
    }

    @Test
    void rowsLeftOutAreCounted() {
        String pages = "{\"collections\":[{\"id\":1},{\"id\":2}]}{\"collections\":[{\"id\":2},{\"id\":3}]}";
        Run.Result run = Run.with().stdin(pages).args("--input", "-", "-o", "csv", "--columns", "id", "--no-header");
        assertEquals("1\n2\n3\n", run.out(), run.toString());
        assertEquals("left out because an earlier page of standard input has the same collection: 1\n", run.err());
    }
}

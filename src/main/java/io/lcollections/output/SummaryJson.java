package io.lcollections.output;

import io.lcollections.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Totals for programs: {@code {"accountId":10001,"totalNum":137,"collections":137,…,"types":[{"value":…}]}}. */
public final class SummaryJson {
    private SummaryJson() {}

    /**
     * Writes one document.
     *
     * @param pretty whether it is laid out for people
     * @throws IOException when the output does not take it
     */
    public static void write(Summary summary, boolean pretty, OutputStream stdout) throws IOException {
        RowBuffer out = new RowBuffer(stdout);
        JsonWriter json = JsonWriter.to(out, pretty);
        json.writeStartObject();
        if (summary.accountId().isPresent()) {
            json.writeNumberField("accountId", summary.accountId().getAsLong());
        }
        if (summary.totalNum().isPresent()) {
            json.writeNumberField("totalNum", summary.totalNum().getAsLong());
        }
        json.writeNumberField("collections", summary.collections());
        json.writeFieldName("kinds");
        json.writeNumber(summary.kinds());
        json.writeNumberField("zero", summary.zero());
        json.writeNumberField("withoutCount", summary.withoutCount());
        groups(json, "types", summary.groups(Summary.TYPE));
        groups(json, "deployStatus", summary.groups(Summary.STATE));
        groups(json, "owners", summary.groups(Summary.OWNER));
        groups(json, "mintChannels", summary.groups(Summary.MINT_CHANNEL));
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        out.send();
    }

    private static void groups(JsonWriter json, String name, List<Summary.Group> groups) throws IOException {
        json.writeArrayFieldStart(name);
        for (Summary.Group group : groups) {
            json.writeStartObject();
            json.writeFieldName("value");
            json.write(group.value());
            json.writeNumberField("collections", group.collections());
            json.writeFieldName("kinds");
            json.writeNumber(group.kinds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

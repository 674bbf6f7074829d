package io.lcollections.output;

import io.lcollections.model.JsonNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Object> document = new LinkedHashMap<>();
        summary.accountId().ifPresent(id -> document.put("accountId", number(id)));
        summary.totalNum().ifPresent(total -> document.put("totalNum", number(total)));
        document.put("collections", number(summary.collections()));
        document.put("kinds", number(summary.kinds()));
        document.put("zero", number(summary.zero()));
        document.put("withoutCount", number(summary.withoutCount()));
        document.put("types", groups(summary.types()));
        document.put("deployStatus", groups(summary.states()));
        document.put("owners", groups(summary.owners()));
        document.put("mintChannels", groups(summary.mintChannels()));
        Utf8Buffer out = new Utf8Buffer(stdout);
        new JsonWriter(out, pretty).value(document, 0);
        out.ascii('\n');
        out.flush();
    }

    private static List<Map<String, Object>> groups(Grouping grouping) {
        return grouping.groups().stream().map(SummaryJson::group).toList();
    }

    private static Map<String, Object> group(Grouping.Group group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("value", group.value());
        fields.put("collections", number(group.collections()));
        fields.put("kinds", number(group.kinds()));
        return fields;
    }

    private static JsonNumber number(Number number) {
        return new JsonNumber(number.toString());
    }
}

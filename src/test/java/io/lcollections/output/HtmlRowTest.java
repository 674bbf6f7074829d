package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlRowTest {
    private static String row(Map<String, Object> fields) throws IOException {
        Utf8Buffer out = new Utf8Buffer(OutputStream.nullOutputStream());
        new HtmlRow(out, ZoneOffset.ofHours(9), URI.create("https://ipfs.io/ipfs/"), false).write(Rows.of(fields));
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DEPLOYED|state deployed\"><i aria-hidden=\"true\">✓ </i><span class=\"key\">DEPLOYED</span>",
                "DEPLOYING|state deploying\"><i aria-hidden=\"true\">* </i><span class=\"key\">DEPLOYING</span>",
                "DEPLOY_FAILED|state deploy_failed\"><i aria-hidden=\"true\">✗ </i><span class=\"key\">DEPLOY_FAILED</span>",
                "NOT_DEPLOYED|state not_deployed\"><i aria-hidden=\"true\">- </i><span class=\"key\">NOT_DEPLOYED</span>",
                "deployed\"|state\">deployed&quot;",
            })
    void stateHasASign(String state, String expected) throws IOException {
        String row = row(Map.of("deployStatus", state));
        assertTrue(row.contains("class=\"" + expected + "</td>"), row);
    }

    @Test
    void oddFieldsAreShownAsTheyAre() throws IOException {
        Map<String, Object> odd = new LinkedHashMap<>();
        List<String> fields = List.of("id", "owner", "contractAddress", "count", "deployStatus", "nftType");
        fields.forEach(field -> odd.put(field, List.of("<", Map.of("a", new JsonNumber("1e400")))));
        odd.put("name", new JsonNumber("-0"));
        odd.put("description", null);
        odd.put("times", "never");
        odd.put("cached", null);
        String row = row(odd);
        assertEquals(
                fields.size() + 1, row.split(Pattern.quote("[&quot;&lt;&quot;,{&quot;a&quot;:1e400}]"), -1).length);
        assertTrue(row.contains("<span class=\"key\" dir=\"auto\">-0</span></td>"), row);
        assertTrue(row.contains("<td role=\"cell\" class=\"made\"></td>"), row);
    }

    @ParameterizedTest
    @CsvSource({
        "1669129200000, <time datetime=\"2022-11-22T15:00:00Z\">2022-11-23</time>",
        "1e400, 1e400",
        "99999999999999999, 99999999999999999",
        "1.5, 1.5"
    })
    void timesAreDatesOfTheUsersZoneWhereTheyAreTimes(String millis, String shown) throws IOException {
        String row = row(Map.of("createdAt", new JsonNumber(millis)));
        assertTrue(row.contains("<td role=\"cell\" class=\"made\" data-n=\"" + millis + "\">" + shown + "</td>"), row);
    }

    @Test
    void nothingAtAllIsARowToo() throws IOException {
        String row = row(Map.of());
        assertEquals(9, row.split("<td role=\"cell\"", -1).length - 1, row);
        assertTrue(row.contains("<span class=\"key absent\" dir=\"auto\">Unknown</span>"), row);
        assertTrue(row.contains("<td role=\"cell\" class=\"id\"></td>"), row);
    }

    @ParameterizedTest
    @CsvSource({"0, count zero", "0.0, count zero", "1, count", "-, count"})
    void countOfNothingIsDim(String count, String looks) throws IOException {
        String row = row(Map.of("count", count.equals("-") ? "none" : new JsonNumber(count)));
        assertTrue(row.contains(" class=\"" + looks + "\""), row);
    }

    /** The colours are the style's: it has one for each of the classes. */
    @ParameterizedTest
    @ValueSource(strings = {"DEPLOYED", "DEPLOYING", "DEPLOY_FAILED", "NOT_DEPLOYED"})
    void stateHasAColour(String state) throws IOException {
        Matcher looks = Pattern.compile("class=\"state ([a-z_]+)\"").matcher(row(Map.of("deployStatus", state)));
        assertTrue(looks.find());
        String style = Inlined.of("page.css").text();
        assertTrue(style.contains("." + looks.group(1) + " { color: var(--"), looks.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\u3000"})
    void blankDescriptionIsNone(String blank) throws IOException {
        String row = row(Map.of("description", blank));
        assertFalse(row.contains("<p "), row);
    }
}

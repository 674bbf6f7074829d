package io.lcollections.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes answers that are nearly right, and some that still are. All text is in bytes, one a character. */
final class PageMutations {
    private static final int MOST = 2;

    /** A name with its colon, a string, a number or a word. */
    private static final Pattern TOKEN =
            Pattern.compile("(\"[^\"\\\\]*\"):|\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+|true|false|null");

    private static final List<String> NAMES =
            List.of("id", "count", "collection", "name", "", "code", "a", "b", "i\\u0064", "n\u00c3\u00a9", "x\u007f");

    private static final List<String> VALUES = Stream.of(
                    "0,-0,7,-1,01,-,+1,1.5,1e5,.5,1.,123456789012345678,1234567890123456789,999999999999999999999999",
                    "null,true,tru,nul,False,[],{},[[]],[1,\"x\"],[1,],{\"a\":1,},{\"a\":1,\"a\":2},{\"a\":{\"a\":1},\"b\":[]}",
                    "{\"code\":3},{\"id\":8,\"count\":9},\"x\",\"\",\"7\",NaN,{\"a\"},{1:2},[1 ,2]",
                    "[".repeat(15) + "]".repeat(15) + "," + "[".repeat(16) + "]".repeat(16) + "," + "[".repeat(17)
                            + "]".repeat(17))
            .flatMap(PageMutations::parts)
            .toList();

    /** What strings may hold and may not. */
    private static final List<String> TEXTS = List.of(
            "\\\"",
            "\\\\",
            "\\n",
            "\\r",
            "\\t",
            "\\/",
            "\\b",
            "\\f",
            "\\u0041",
            "\\u00e9",
            "\\u202E",
            "\\ud83d",
            "\\ud83d\\ude00",
            "\\u12G4",
            "\\u12",
            "\\x",
            "\\",
            "\u0000",
            "\u001f",
            "\n",
            "\t",
            "\u007f",
            "\u00c2\u0085",
            "\u00c2\u00a0",
            "\u00d8\u009c",
            "\u00e2\u0080\u008e",
            "\u00e2\u0080\u0090",
            "\u00e2\u0080\u00a8",
            "\u00e2\u0080\u00ae",
            "\u00e2\u0081\u00a6",
            "\u00e2\u0081\u00aa",
            "\u00e7\u0090\u0086",
            "\u00f0\u009f\u0098\u0080",
            "\u00f4\u008f\u00bf\u00bf",
            "\u00ef\u00bf\u00bf",
            "\u00c0\u0080",
            "\u00c1\u00bf",
            "\u00e0\u0080\u0080",
            "\u00e0\u009f\u00bf",
            "\u00ed\u00a0\u0080",
            "\u00ed\u00bf\u00bf",
            "\u00f0\u0080\u0080\u0080",
            "\u00f0\u008f\u00bf\u00bf",
            "\u00f4\u0090\u0080\u0080",
            "\u00f5\u0080\u0080\u0080",
            "\u00ff",
            "\u0080",
            "\u00e2\u0080",
            "\u00e2\u0028\u00a1");

    private static final String MARKS = "{}[]\":,\\ \n0-e.tn";

    private final Random random;
    private String page;

    private PageMutations(Random random, String page) {
        this.random = random;
        this.page = page;
    }

    /** An answer that was changed in a few places; as text only for people. */
    record Made(byte[] body) {
        @Override
        public String toString() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        /** The same without a few bytes of it. */
        Stream<Made> smaller() {
            return IntStream.of(64, 16, 4, 1)
                    .boxed()
                    .flatMap(length ->
                            IntStream.rangeClosed(0, body.length - length).mapToObj(start -> without(start, length)));
        }

        private Made without(int start, int length) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            rest.write(body, 0, start);
            rest.write(body, start + length, body.length - start - length);
            return new Made(rest.toByteArray());
        }
    }

    /** One of the pages, changed. */
    static Made of(Random random, List<byte[]> pages) {
        byte[] page = pages.get(random.nextInt(pages.size()));
        PageMutations made = new PageMutations(random, new String(page, StandardCharsets.ISO_8859_1));
        IntStream.rangeClosed(0, random.nextInt(MOST)).forEach(time -> made.change());
        return new Made(made.page.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Splits at the commas between values, which have no commas in them but within brackets. */
    private static Stream<String> parts(String values) {
        return Arrays.stream(values.split(",(?![^\\[{]*[\\]}])"));
    }

    private void change() {
        int at = random.nextInt(page.length() + 1);
        int end = Math.min(page.length(), at + 1 + random.nextInt(4));
        switch (random.nextInt(18)) {
            case 0 -> flip(Math.max(0, at - 1));
            case 1 -> replace(at, end, "");
            case 2 -> replace(at, at, String.valueOf(MARKS.charAt(random.nextInt(MARKS.length()))));
            case 3 -> replace(at, page.length(), "");
            case 4 -> replace(at, at, page.substring(at, end));
            case 5, 6, 7, 8 -> token(false);
            case 9 -> token(true);
            default -> text();
        }
    }

    private void flip(int at) {
        if (!page.isEmpty()) {
            replace(at, at + 1, String.valueOf((char) (page.charAt(at) ^ 1 << random.nextInt(8))));
        }
    }

    private void replace(int start, int end, String by) {
        page = page.substring(0, start) + by + page.substring(end);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** Another name for a name, or another value for a value. */
    private void token(boolean isName) {
        List<int[]> places = places(isName);
        if (!places.isEmpty()) {
            int[] place = places.get(random.nextInt(places.size()));
            replace(place[0], place[1], isName ? '"' + any(NAMES) + '"' : any(VALUES));
        }
    }

    private List<int[]> places(boolean isName) {
        Matcher token = TOKEN.matcher(page);
        return token.results()
                .filter(found -> (found.group(1) != null) == isName)
                .map(found -> new int[] {found.start(), isName ? found.end() - 1 : found.end()})
                .toList();
    }

    /** Something more in a string. */
    private void text() {
        List<int[]> strings = places(random.nextInt(5) == 0).stream()
                .filter(place -> page.charAt(place[0]) == '"')
                .toList();
        if (!strings.isEmpty()) {
            int[] place = strings.get(random.nextInt(strings.size()));
            int at = place[0] + 1 + random.nextInt(place[1] - place[0] - 1);
            replace(at, at, any(TEXTS));
        }
    }
}

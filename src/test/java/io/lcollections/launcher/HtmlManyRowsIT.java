package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A page of 10,000 rows does all that a small one does. */
class HtmlManyRowsIT extends BrowserCase {
    private static final int ROWS = 10_000;
    /** Has no factor in common with the number of rows: counts are all different, and in no order. */
    private static final int STEP = 7_919;

    private static final String ENDS =
            "((rows) => [rows.length, rows[0].cells[1].textContent, rows[rows.length - 1].cells[1].textContent].join(' '))"
                    + "(document.querySelectorAll('tbody tr'))";

    private Path manyRows() throws IOException {
        String rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(
                        id -> """
                        {"id":%d,"name":"made %d","count":%d,"nftType":"%s","deployStatus":"DEPLOYED",\
                        "owner":"0xb4a0c11e4d0d434bb4e9a133e5a6b7b0585%05d","times":{"createdAt":1669129200000}}\
                        """.formatted(id, id * STEP % ROWS, countOf(id), id % 4 == 0 ? "ERC721" : "ERC1155", id))
                .collect(Collectors.joining(",\n", "{\"accountId\":7,\"collections\":[", "]}"));
        return page(
                "--input",
                Files.writeString(directory.resolve("many.json"), rows).toString());
    }

    private static int countOf(int id) {
        return id * STEP % ROWS;
    }

    private static int idOf(int count) {
        return IntStream.rangeClosed(1, ROWS)
                .filter(id -> countOf(id) == count)
                .findFirst()
                .orElseThrow();
    }

    private void expectEnds(int first, int last) {
        assertEquals(ROWS + " " + first + " " + last, browser.value(ENDS).asText());
    }

    @Test
    void manyRowsAreSortedAndSearched() throws IOException {
        browser.open(manyRows());
        expectEnds(1, ROWS);
        for (String view : new String[] {"as-table", "as-gallery"}) {
            browser.value("document.getElementById('" + view + "').click()");
            for (String column : new String[] {"count", "name"}) {
                String click = "document.querySelector('th." + column + " button').click()";
                browser.value(click);
                expectEnds(idOf(0), idOf(ROWS - 1));
                browser.value(click);
                expectEnds(idOf(ROWS - 1), idOf(0));
                browser.value(click);
                expectEnds(1, ROWS);
            }
        }
        browser.press("/");
        browser.type("erc721 made");
        assertEquals(ROWS / 4 + " of " + ROWS + " shown", shown());
        assertEquals(
                ROWS / 4,
                browser.value("document.querySelectorAll('tbody tr:not([hidden])').length")
                        .asInt());
        browser.press("Escape");
        assertEquals(ROWS + " of " + ROWS + " shown", shown());
    }

    private String shown() {
        return browser.value("document.getElementById('shown').textContent").asText();
    }
}

package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser, as people use it. */
class HtmlIT extends BrowserCase {
    private static final String VISIBLE = "Array.from(document.querySelectorAll('tbody tr:not([hidden])'),"
            + " row => row.cells[1].textContent).join(' ')";
    private static final String WARNS = "document.querySelector('.cut').checkVisibility()";
    private static final String IS_GALLERY = "getComputedStyle(document.querySelector('tbody')).display === 'grid'";

    private void expectRows(String ids) {
        assertEquals(ids.replace("…", "90071992547409"), browser.value(VISIBLE).asText());
    }

    private void expectNoComplaints() {
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void headersSortByKeyboard() throws IOException {
        browser.open(page());
        // Past both views' one stop and the search.
        for (int i = 0; i < 3; i++) {
            browser.press("Tab");
        }
        assertEquals("ID", browser.value("document.activeElement.textContent").asText());
        browser.press("Enter");
        expectRows("4 5 30 …92 …93");
        assertEquals(
                "ascending",
                browser.value("document.activeElement.closest('th').ariaSort").asText());
        browser.press("Enter");
        expectRows("…93 …92 30 5 4");
        browser.press("Enter");
        expectRows("…93 …92 30 4 5");
        assertTrue(browser.value("document.querySelector('[aria-sort]')").isNull());
        expectNoComplaints();
    }

    @ParameterizedTest
    @CsvSource({
        // The stand-in is no name, and a count that is absent is not 0.
        "name, …92 …93 4 5 30, 5 4 …93 …92 30",
        "count, 5 …92 …93 4 30, 4 …93 …92 5 30",
        "type, …92 4 …93 30 5, …93 30 …92 4 5"
    })
    void absentIsLastAndEqualRowsStay(String column, String up, String down) throws IOException {
        browser.open(page());
        String click = "document.querySelector('th." + column + " button').click()";
        browser.value(click);
        expectRows(up);
        browser.value(click);
        expectRows(down);
    }

    @Test
    void slashLeadsToTheSearchAndEscapeEndsIt() throws IOException {
        browser.open(page());
        assertEquals("5 of 5 shown", shown());
        browser.press("/");
        browser.type("TENTH");
        expectRows("4");
        assertEquals("1 of 5 shown", shown());
        browser.press("/");
        assertEquals("TENTH/", browser.value("document.activeElement.value").asText());
        expectRows("");
        assertTrue(browser.value("document.getElementById('none').checkVisibility()")
                .asBoolean());
        browser.press("Escape");
        expectRows("…93 …92 30 4 5");
        // In any column, in any order of words, in letters of any width; but not across two columns.
        for (String[] search : new String[][] {{"wide", "5"}, {"fail alpha", "…92"}, {"3ecb", "30"}, {"4él", ""}}) {
            browser.press("Escape");
            browser.type(search[0]);
            expectRows(search[1]);
        }
        expectNoComplaints();
    }

    private String shown() {
        return browser.value("document.getElementById('shown').textContent").asText();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void viewTogglesByKeyboardWithScriptsAndWithout(boolean scripts) throws IOException {
        if (!scripts) {
            browser.forbidScripts();
        }
        browser.open(page());
        assertFalse(browser.value(IS_GALLERY).asBoolean());
        browser.press("Tab");
        browser.press("ArrowRight");
        assertTrue(browser.value(IS_GALLERY).asBoolean());
        expectRows("…93 …92 30 4 5");
        expectNoComplaints();
    }

    @Test
    void withoutScriptsNothingIsOfferedThatNeedsThem() throws IOException {
        browser.forbidScripts();
        browser.open(page());
        assertEquals(
                0, browser.value("document.querySelectorAll('button').length").asInt());
        assertFalse(browser.value("document.getElementById('text').checkVisibility()")
                .asBoolean());
        assertFalse(browser.value(WARNS).asBoolean());
        assertTrue(browser.value("document.querySelector('thead').checkVisibility()")
                .asBoolean());
        expectRows("…93 …92 30 4 5");
    }

    @Test
    void whatIsCutOffSaysSo() throws IOException {
        Path page = page();
        byte[] whole = Files.readAllBytes(page);
        browser.open(page);
        assertFalse(browser.value(WARNS).asBoolean());
        String text = new String(whole, StandardCharsets.UTF_8);
        for (String before :
                List.of("beta", "<td role=\"cell\" class=\"owner\"", "</table>", "tell(served", "<footer", "end\">E")) {
            Path part = directory.resolve("part.html");
            Files.writeString(part, text.substring(0, text.lastIndexOf(before)));
            browser.open(part);
            assertTrue(browser.value(WARNS).asBoolean(), "cut before " + before);
            assertFalse(browser.value("document.querySelector('.unsure').checkVisibility()")
                    .asBoolean());
        }
    }

    /** Browsers of before 2023 do not know the selector that looks for the end. */
    @Test
    void browserThatCannotTellSaysSo() throws IOException {
        Path page = page();
        String unsure = "document.querySelector('.unsure').checkVisibility()";
        browser.open(page);
        assertFalse(browser.value(unsure).asBoolean());
        String older = Files.readString(page)
                .replace(":has(", ":unheard-of(")
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        browser.open(Files.writeString(directory.resolve("older.html"), older));
        assertTrue(browser.value(unsure).asBoolean());
        assertFalse(browser.value(WARNS).asBoolean());
        assertTrue(browser.value("document.body.innerText.trim()").asText().contains("End of the list: 5 collections"));
    }

    /** A page of 10,000 rows does all that a small one does. */
    @Test
    void manyRowsAreSortedAndSearched() throws IOException {
        int many = 10_000;
        // Has no factor in common with the number of rows: counts are all different, and in no order.
        int step = 7_919;
        String[] idOfCount = new String[many];
        StringBuilder rows = new StringBuilder();
        for (int id = 1; id <= many; id++) {
            int count = id * step % many;
            idOfCount[count] = "" + id;
            String row = """
                    {"id":%d,"name":"made %d","count":%d,"nftType":"%s","deployStatus":"DEPLOYED",\
                    "owner":"0xb4a0c11e4d0d434bb4e9a133e5a6b7b0585%05d","times":{"createdAt":1669129200000}}
                    """;
            rows.append(row.formatted(id, id * step % many, count, id % 4 == 0 ? "ERC721" : "ERC1155", id));
        }
        browser.open(page(
                "--input",
                Files.writeString(directory.resolve("many.ndjson"), rows).toString()));
        expectEnds(many, "1", "" + many);
        for (String view : List.of("as-table count", "as-gallery name")) {
            browser.value("document.getElementById('" + view.split(" ")[0] + "').click()");
            String click = "document.querySelector('th." + view.split(" ")[1] + " button').click()";
            browser.value(click);
            expectEnds(many, idOfCount[0], idOfCount[many - 1]);
            browser.value(click);
            expectEnds(many, idOfCount[many - 1], idOfCount[0]);
            browser.value(click);
            expectEnds(many, "1", "" + many);
        }
        browser.press("/");
        browser.type("erc721 made");
        assertEquals(many / 4 + " of " + many + " shown", shown());
        assertEquals(
                many / 4,
                browser.value("document.querySelectorAll('tbody tr:not([hidden])').length")
                        .asInt());
        browser.press("Escape");
        assertEquals(many + " of " + many + " shown", shown());
    }

    private void expectEnds(int many, String first, String last) {
        String ends = "((rows) => [rows.length, rows[0].cells[1].textContent,"
                + " rows[rows.length - 1].cells[1].textContent].join(' '))(document.querySelectorAll('tbody tr'))";
        assertEquals(many + " " + first + " " + last, browser.value(ends).asText());
    }
}

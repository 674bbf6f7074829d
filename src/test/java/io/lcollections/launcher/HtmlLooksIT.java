package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on screens of every width, in light and dark. */
class HtmlLooksIT extends BrowserCase {
    /** One dot. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final String FRAME =
            "((image) => [image.clientWidth, image.clientHeight, image.className].join(' '))" + "(document.images[0])";

    @ParameterizedTest
    @CsvSource({"360, 800", "641, 900", "1121, 900"})
    void nothingScrollsSideways(int width, int height) throws IOException {
        browser.resize(width, height);
        browser.open(sandbox());
        for (String view : List.of("as-table", "as-gallery")) {
            browser.value("document.getElementById('" + view + "').click()");
            // Rows that are out of sight are not laid out, and would not show that they are too wide.
            browser.value(
                    "document.querySelectorAll('tbody tr').forEach(row => row.style.contentVisibility = 'visible')");
            assertTrue(
                    browser.value("document.documentElement.scrollWidth === document.documentElement.clientWidth")
                            .asBoolean(),
                    view);
            assertEquals(
                    List.of(),
                    browser.texts(
                            "Array.from(document.querySelectorAll('td:not(.pic)'))"
                                    + ".filter(cell => cell.getBoundingClientRect().right > document.documentElement.clientWidth).map(cell => cell.outerHTML)"),
                    view);
        }
    }

    /** The second picture has a copy on a server that does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"cached\":{\"avatar\":\"https://copies.example/1.png\"}"})
    void pictureFillsItsFrameAndHidesTheDrawing(String cached) throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, PNG.length);
            exchange.getResponseBody().write(PNG);
            exchange.close();
        });
        gateway.start();
        try {
            Path saved = Files.writeString(
                    directory.resolve("saved.json"),
                    "{\"collections\":[{\"id\":1,\"avatar\":\"ipfs://QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs\""
                            + cached + "}]}");
            String origin = "http://127.0.0.1:" + gateway.getAddress().getPort();
            browser.open(page("--input", saved.toString(), "--ipfs-gateway", origin));
            browser.value("document.images[0].complete && document.images[0].naturalWidth > 0"
                    + " || new Promise((loaded) => { document.images[0].onload = loaded; })");
            browser.awaitDrawing();
            assertEquals("48 48 here", browser.value(FRAME).asText());
            assertTrue(browser.value("document.images[0].src").asText().startsWith(origin));
        } finally {
            gateway.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"light, as-table", "light, as-gallery", "dark, as-table", "dark, as-gallery"})
    void textIsReadable(String scheme, String view) throws IOException {
        browser.prefer("prefers-color-scheme", scheme);
        browser.open(page());
        browser.value("document.getElementById('" + view + "').click()");
        assertEquals(
                scheme.equals("dark"),
                browser.value(LUMINANCE + "luminance(backdrop(document.body)) < .2")
                        .asBoolean());
        assertEquals(List.of(), browser.texts(LUMINANCE + "poor()"));
    }

    /** The user's colours take the place of the page's. */
    @Test
    void chosenViewIsToldWithForcedColours() throws IOException {
        browser.prefer("forced-colors", "active");
        browser.open(page());
        assertTrue(
                browser.value("matchMedia('(forced-colors: active)').matches").asBoolean());
        // Not the ground, which is clear under the one and the same in sight under the other when both are forced.
        String colour = "getComputedStyle(document.querySelector('[for=%s]')).color";
        String chosen = browser.value(colour.formatted("as-table")).asText();
        String other = browser.value(colour.formatted("as-gallery")).asText();
        assertNotEquals(chosen, other);
        browser.value("document.getElementById('as-gallery').click()");
        assertEquals(other, browser.value(colour.formatted("as-table")).asText());
        assertEquals(chosen, browser.value(colour.formatted("as-gallery")).asText());
    }

    /** Contrast as WCAG 2 reckons it; 4.5 is wanted of small text. */
    private static final String LUMINANCE = """
            var rgb = (color) => color.match(/[\\d.]+/g).map(Number);
            var backdrop = (element) => {
              for (let at = element; at; at = at.parentElement) {
                const color = getComputedStyle(at).backgroundColor;
                if (rgb(color)[3] !== 0) return color;
              }
            };
            var luminance = (color) => {
              const [r, g, b] = rgb(color).map((c) => c / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
              return .2126 * r + .7152 * g + .0722 * b;
            };
            var contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            var poor = () => Array.from(document.querySelectorAll('body *'))
              .filter((element) => Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim()))
              .filter((element) => element.checkVisibility())
              .filter((element) => contrast(luminance(getComputedStyle(element).color), luminance(backdrop(element))) < 4.5)
              .map((element) => element.outerHTML);
            """;
}

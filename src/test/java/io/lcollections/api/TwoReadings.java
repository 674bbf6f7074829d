package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.Format;
import io.lcollections.output.RenderOptions;
import io.lcollections.output.Renderer;
import io.lcollections.output.Renderers;
import io.lcollections.support.Rendering;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** One answer, read field by field and, where it is recognized, by its text. */
final class TwoReadings {
    private TwoReadings() {}

    /** Fails where anything that can be seen of an answer tells the two ways of reading it apart. */
    static void requireSame(byte[] body) throws IOException {
        assertEquals(all(body, false), all(body, true));
    }

    /** Whether an answer is recognized. */
    static boolean isRecognized(byte[] body) {
        return CompactPage.in(body, row -> Map.of()).isPresent();
    }

    private static String all(byte[] body, boolean keepsText) throws IOException {
        Answer answer = new Answer(200, "application/json", Optional.empty(), body);
        try {
            Page page = new AnswerReader(UnaryOperator.identity(), true, keepsText).read(answer, OptionalLong.of(7));
            List<Optional<String>> ids =
                    page.collections().stream().map(Collection::id).toList();
            return ids + " of " + page.totalNum() + "\n"
                    // By its text first: later its fields are known.
                    + rendered(page, Format.ndjson, false)
                    + rendered(page, Format.json, false)
                    + rendered(page, Format.json, true)
                    + rendered(page, Format.csv, false);
        } catch (ApiException failure) {
            return failure.kind() + ": " + failure.getMessage() + "; " + failure.hint() + "; " + failure.advice();
        }
    }

    private static String rendered(Page page, Format format, boolean pretty) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RenderOptions options = pretty ? Rendering.pretty() : Rendering.pipe(List.of());
        Renderer renderer = Renderers.of(format, options, out);
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        // Byte for byte: what is no UTF-8 must not look like something else that is none.
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}

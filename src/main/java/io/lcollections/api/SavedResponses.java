package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A file of saved responses: a sequence of JSON documents, each of which is a page of the service, a document of
 * {@code -o json}, or one collection of {@code -o ndjson}.
 */
final class SavedResponses {
    private static final String EXPECTED =
            "such a file holds responses of the service, or the output of -o json or ndjson";
    private static final int MAX_REASON = 200;

    private final String origin;
    private final byte[] bytes;

    /**
     * @throws io.lcollections.model.UsageException if the file cannot be read
     */
    SavedResponses(InputFile file, InputStream stdin) {
        String hint = file.option() + " takes a file of saved responses; - reads them from standard input";
        this.origin = file.origin();
        this.bytes = JsonReader.toUtf8(file.read(stdin, hint, InputStream::readAllBytes));
    }

    /**
     * One saved document.
     *
     * @param start index of its first byte in the file
     * @param end index after its last byte
     */
    record Document(Page page, int start, int end) {
        OptionalLong accountId() {
            return page.accountId();
        }

        List<Collection> rows() {
            return page.collections();
        }
    }

    /**
     * All documents of the file.
     *
     * @throws ApiException if the file has no response, an invalid or incomplete one, or a saved error
     */
    List<Document> read() throws ApiException {
        List<Document> documents = new ArrayList<>();
        try {
            new JsonReader()
                    .<ApiException>readAll(
                            bytes,
                            (value, line, start, end) -> documents.add(new Document(page(value, line), start, end)));
        } catch (JsonException failure) {
            String before = documents.isEmpty() ? "" : "; complete documents before it: " + documents.size();
            String message = origin + " " + ApiErrors.excerpt(failure.getMessage(), MAX_REASON);
            String hint = failure.isCutOff() ? "nothing was printed" + before : EXPECTED;
            throw new ApiException(Kind.INVALID_RESPONSE, message, hint, failure);
        }
        if (documents.isEmpty()) {
            throw new ApiException(Kind.INVALID_RESPONSE, origin + " is empty", "was it saved completely?", null);
        }
        return documents;
    }

    byte[] text(Document document) {
        return Arrays.copyOfRange(bytes, document.start(), document.end());
    }

    private Page page(JsonNode value, int line) throws ApiException {
        try {
            if (!value.isObject()) {
                throw new PageParser.ShapeException("it is " + PageParser.kind(value) + ", not an object");
            }
            OptionalLong account = value.get(Collection.ACCOUNT) instanceof JsonNumber number
                    ? number.exactLong()
                    : OptionalLong.empty();
            // An object with an id is a collection, whatever its other fields are called.
            if (!value.has("id")) {
                refuseError(value, line);
                if (PageParser.isPage(value)) {
                    return PageParser.page(value, account, List.of());
                }
            }
            // -o ndjson writes the account first; anywhere else, it is a field of the collection. Checked before the
            // row
            // is parsed, because that moves fields.
            boolean isOurs = account.isPresent() && value.fieldNames().next().equals(Collection.ACCOUNT);
            Collection row = PageParser.row(value, "it");
            return new Page(
                    isOurs ? account : OptionalLong.empty(),
                    OptionalLong.empty(),
                    List.of(isOurs ? row.without(Collection.ACCOUNT) : row),
                    List.of(),
                    List.of());
        } catch (PageParser.ShapeException shape) {
            String message = origin + ", line " + line + ": not a saved response: " + shape.getMessage();
            throw new ApiException(Kind.INVALID_RESPONSE, message, EXPECTED, null);
        }
    }

    private void refuseError(JsonNode value, int line) throws ApiException {
        Optional<ServiceError> error = ServiceError.in(value);
        if (error.isPresent()) {
            String message = origin + ", line " + line + ": a saved error: "
                    + error.get().described(UnaryOperator.identity());
            throw new ApiException(
                    error.get().kind(), message, error.get().hint().orElse(null), null);
        }
    }
}

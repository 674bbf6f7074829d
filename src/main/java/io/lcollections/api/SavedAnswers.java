package io.lcollections.api;

import com.fasterxml.jackson.core.JsonParser;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.InputFile;
import io.lcollections.config.UsageException;
import io.lcollections.model.Collection;
import io.lcollections.model.JsonNumber;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads saved answers: documents one behind the other or one a line, each of them a page of the wire, a document of
 * {@code -o json}, or one collection of {@code -o ndjson}.
 */
final class SavedAnswers {
    private static final String ACCOUNT = "accountId";
    private static final String WHAT_IS_READ =
            "such a file holds answers of the service, or what -o json or -o ndjson printed";

    private static final int MOST_REASON = 200;

    private final JsonTree json = new JsonTree();
    private final String origin;
    private final byte[] bytes;

    /**
     * @param origin what to call the file in messages
     */
    SavedAnswers(String origin, byte[] bytes) {
        this.origin = origin;
        this.bytes = bytes;
    }

    /**
     * Those of a file.
     *
     * @throws UsageException when it cannot be read
     */
    static SavedAnswers in(InputFile file, InputStream stdin) {
        byte[] bytes = file.read(
                stdin,
                file.option() + " takes a file of saved answers; - reads them from standard input",
                InputStream::readAllBytes);
        return new SavedAnswers(file.origin(), JsonText.inUtf8(bytes));
    }

    /**
     * One saved document.
     *
     * @param accountId whose it is, where it says so
     * @param totalNum the total it states, if any
     * @param rows its collections
     * @param start of its bytes in the file
     * @param end behind them
     */
    record Document(OptionalLong accountId, OptionalLong totalNum, List<Collection> rows, int start, int end) {}

    /**
     * @throws ApiException when the file holds no answer, one that is cut off or misshapen, or a saved error
     */
    List<Document> read() throws ApiException {
        List<Document> documents = new ArrayList<>();
        read(documents::add);
        return documents;
    }

    /**
     * The same one by one, so that not all of them need be kept as they are. Whether the file is right is known in the end.
     */
    void read(Consumer<Document> to) throws ApiException {
        int documents = 0;
        try (JsonParser parser = json.parser(bytes)) {
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                Object value = json.value(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                to.accept(document(value, line, start, end));
                documents++;
            }
            JsonText.requireExact(bytes);
        } catch (IOException trouble) {
            String before = documents == 0 ? "" : "; whole documents before it: " + documents;
            String hint = JsonFailure.isCutOff(trouble, bytes) ? "nothing was printed" + before : WHAT_IS_READ;
            throw new ApiException(
                    Kind.UNVOUCHED,
                    origin + " " + Excerpt.of(JsonFailure.of(trouble, bytes), MOST_REASON),
                    hint,
                    trouble);
        }
        if (documents == 0) {
            throw new ApiException(Kind.UNVOUCHED, origin + " is empty", "was it saved whole?", null);
        }
    }

    /** The bytes of documents, each cut out of the file when it is asked for: only one output wants them. */
    List<byte[]> texts(List<Document> documents) {
        return new AbstractList<>() {
            @Override
            public byte[] get(int index) {
                Document document = documents.get(index);
                return Arrays.copyOfRange(bytes, document.start(), document.end());
            }

            @Override
            public int size() {
                return documents.size();
            }
        };
    }

    private Document document(Object value, int line, int start, int end) throws ApiException {
        try {
            if (!(value instanceof Map<?, ?> object)) {
                throw new PageReader.ShapeException("it is " + PageReader.kind(value) + ", not an object");
            }
            // A row first: a new field of a collection may have any name.
            if (!object.containsKey("id")) {
                refuseError(value, line);
                if (PageReader.isPage(object)) {
                    return new Document(
                            account(object), PageReader.totalNum(object), PageReader.rows(object), start, end);
                }
            }
            Collection row = PageReader.row(object, "it");
            boolean ours = object.keySet().iterator().next().equals(ACCOUNT)
                    && account(object).isPresent();
            return ours
                    ? new Document(account(object), OptionalLong.empty(), List.of(row.without(ACCOUNT)), start, end)
                    : new Document(OptionalLong.empty(), OptionalLong.empty(), List.of(row), start, end);
        } catch (PageReader.ShapeException shape) {
            String message = origin + ", line " + line + ": not a saved answer: " + shape.getMessage();
            throw new ApiException(Kind.UNVOUCHED, message, WHAT_IS_READ, null);
        }
    }

    private void refuseError(Object value, int line) throws ApiException {
        Optional<ServiceError> error = ServiceError.in(value);
        if (error.isPresent()) {
            Optional<ServiceCode> code = error.get().known();
            throw new ApiException(
                    code.map(ServiceCode::kind).orElse(Kind.REFUSED),
                    origin + ", line " + line + ": a saved error: "
                            + error.get().described(UnaryOperator.identity()),
                    code.map(ServiceCode::hint).orElse(null),
                    null);
        }
    }

    private static OptionalLong account(Map<?, ?> object) {
        return object.get(ACCOUNT) instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
    }
}

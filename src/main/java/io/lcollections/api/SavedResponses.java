package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiErrors.ServiceCode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Collection;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A file of saved responses: a sequence of JSON documents, each of which is a page of the service, a document of
 * {@code -o json}, or one collection of {@code -o ndjson}.
 */
final class SavedResponses {
    private static final String WHAT_IS_READ =
            "such a file holds answers of the service, or what -o json or -o ndjson printed";
    private static final int MAX_REASON = 200;

    private final JsonReader json = new JsonReader();
    private final String origin;
    private final byte[] bytes;

    /**
     * @throws io.lcollections.config.UsageException if the file cannot be read
     */
    SavedResponses(InputFile file, InputStream stdin) {
        String hint = file.option() + " takes a file of saved answers; - reads them from standard input";
        this.origin = file.origin();
        this.bytes = JsonReader.toUtf8(file.read(stdin, hint, InputStream::readAllBytes));
    }

    /**
     * One saved document.
     *
     * @param accountId empty where the document has none
     * @param totalNum the total, if any
     * @param start index of its first byte in the file
     * @param end index after its last byte
     */
    record Document(OptionalLong accountId, OptionalLong totalNum, List<Collection> rows, int start, int end) {}

    /** Receives the documents of the file. */
    @FunctionalInterface
    interface DocumentConsumer {
        void accept(Document document) throws ApiException;
    }

    /**
     * Hands the documents on one by one, so that not all of them need to be kept. The file may prove to be invalid after
     * some of them.
     *
     * @throws ApiException if the file has no response, an invalid or incomplete one, or a saved error
     */
    void read(DocumentConsumer to) throws ApiException {
        int[] documents = {0};
        try {
            json.<ApiException>readAll(bytes, (value, line, start, end) -> {
                to.accept(document(value, line, start, end));
                documents[0]++;
            });
        } catch (JsonException failure) {
            String before = documents[0] == 0 ? "" : "; whole documents before it: " + documents[0];
            throw new ApiException(
                    Kind.INVALID_RESPONSE,
                    origin + " " + ApiErrors.excerpt(failure.getMessage(), MAX_REASON),
                    failure.isCutOff() ? "nothing was printed" + before : WHAT_IS_READ,
                    failure);
        }
        if (documents[0] == 0) {
            throw new ApiException(Kind.INVALID_RESPONSE, origin + " is empty", "was it saved whole?", null);
        }
    }

    /** All documents. */
    List<Document> read() throws ApiException {
        List<Document> documents = new ArrayList<>();
        read(documents::add);
        return documents;
    }

    /** The bytes of documents, copied on access, because only one output format needs them. */
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

    private Document document(JsonNode value, int line, int start, int end) throws ApiException {
        try {
            if (!value.isObject()) {
                throw new PageParser.ShapeException("it is " + PageParser.kind(value) + ", not an object");
            }
            OptionalLong account = value.get(Collection.ACCOUNT) instanceof JsonNumber number
                    ? number.exactLong()
                    : OptionalLong.empty();
            // An id makes it a collection, whatever its other fields are called.
            if (!value.has("id")) {
                refuseError(value, line);
                if (PageParser.isPage(value)) {
                    return new Document(account, PageParser.totalNum(value), PageParser.rows(value), start, end);
                }
            }
            // -o ndjson writes the account first; elsewhere, the field is one of the collection. Asked before the row
            // is
            // made of the same object, as that reorders its fields.
            boolean isOurs = account.isPresent() && value.fieldNames().next().equals(Collection.ACCOUNT);
            Collection row = PageParser.row(value, "it");
            return isOurs
                    ? new Document(account, OptionalLong.empty(), List.of(row.without(Collection.ACCOUNT)), start, end)
                    : new Document(OptionalLong.empty(), OptionalLong.empty(), List.of(row), start, end);
        } catch (PageParser.ShapeException shape) {
            String message = origin + ", line " + line + ": not a saved answer: " + shape.getMessage();
            throw new ApiException(Kind.INVALID_RESPONSE, message, WHAT_IS_READ, null);
        }
    }

    private void refuseError(JsonNode value, int line) throws ApiException {
        Optional<ServiceError> error = ServiceError.in(value);
        if (error.isPresent()) {
            Optional<ServiceCode> code = error.get().known();
            Kind kind = code.map(known -> known.kind).orElse(Kind.REJECTED);
            String hint = code.map(known -> known.hint).orElse(null);
            String described = error.get().described(UnaryOperator.identity());
            throw new ApiException(kind, origin + ", line " + line + ": a saved error: " + described, hint, null);
        }
    }

    /**
     * The rows of the documents of one account. Saved pages overlap where the account changed while it was read: of rows
     * with the same id in several documents, the first one is kept. Rows with the same id in one document are all kept.
     *
     * @param <R> what is kept of a row
     */
    static final class Merged<R> {
        private final Set<String> seen = new HashSet<>();
        private final List<R> rows = new ArrayList<>();
        private int repeated;
        private OptionalLong total = OptionalLong.empty();

        /**
         * @param kept what to keep of each row of the document
         */
        void add(Document document, List<R> kept) {
            Set<String> here = new HashSet<>();
            for (int i = 0; i < kept.size(); i++) {
                Optional<String> id = document.rows().get(i).id();
                if (id.filter(seen::contains).isPresent()) {
                    repeated++;
                } else {
                    id.ifPresent(here::add);
                    rows.add(kept.get(i));
                }
            }
            seen.addAll(here);
            total = document.totalNum().isPresent() ? document.totalNum() : total;
        }

        Merged<R> copy() {
            Merged<R> copy = new Merged<>();
            copy.seen.addAll(seen);
            copy.rows.addAll(rows);
            copy.repeated = repeated;
            copy.total = total;
            return copy;
        }

        /** In the order of the documents. */
        List<R> rows() {
            return rows;
        }

        /** The number of rows left out because an earlier document has the same collection. */
        int repeated() {
            return repeated;
        }

        /** The last total of the server, if any. */
        OptionalLong total() {
            return total;
        }

        /** Whether there are fewer rows than the total. */
        boolean isPart() {
            return total.isPresent() && rows.size() < total.getAsLong();
        }
    }
}

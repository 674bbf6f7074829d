package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiErrors.ServiceCode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.InputFile;
import io.lcollections.config.UsageException;
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
 * A file of saved responses: documents one behind the other or one a line, each of them a page of the wire, a document
 * of {@code -o json}, or one collection of {@code -o ndjson}.
 */
final class SavedResponses {
    private static final String WHAT_IS_READ =
            "such a file holds answers of the service, or what -o json or -o ndjson printed";
    private static final int MAX_REASON = 200;

    private final JsonReader json = new JsonReader();
    private final String origin;
    private final byte[] bytes;

    /**
     * @param origin what to call the file in messages
     */
    SavedResponses(String origin, byte[] bytes) {
        this.origin = origin;
        this.bytes = bytes;
    }

    /**
     * @throws UsageException when the file cannot be read
     */
    static SavedResponses in(InputFile file, InputStream stdin) {
        byte[] bytes = file.read(
                stdin,
                file.option() + " takes a file of saved answers; - reads them from standard input",
                InputStream::readAllBytes);
        return new SavedResponses(file.origin(), JsonReader.toUtf8(bytes));
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

    /** Takes one document of the file. */
    @FunctionalInterface
    interface DocumentConsumer {
        void accept(Document document) throws ApiException;
    }

    /**
     * Hands on the documents one by one, so that not all of them need be kept. Whether the file is right is known only
     * in the end.
     *
     * @throws ApiException when the file holds no response, one that is cut off or misshapen, or a saved error
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

    /** All documents, as {@link #read(DocumentConsumer)} hands them on. */
    List<Document> read() throws ApiException {
        List<Document> documents = new ArrayList<>();
        read(documents::add);
        return documents;
    }

    /** The bytes of documents, each cut out of the file when it is asked for, as only one output wants them. */
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
            // A row first: a new field of a collection may have any name.
            if (!value.has("id")) {
                refuseError(value, line);
                if (PageParser.isPage(value)) {
                    return new Document(account, PageParser.totalNum(value), PageParser.rows(value), start, end);
                }
            }
            // Asked before the row is made of the same object, which puts its fields in another order.
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
            throw new ApiException(
                    code.map(ServiceCode::kind).orElse(Kind.REJECTED),
                    origin + ", line " + line + ": a saved error: "
                            + error.get().described(UnaryOperator.identity()),
                    code.map(ServiceCode::hint).orElse(null),
                    null);
        }
    }

    /**
     * The rows of the documents of one account. Saved pages overlap where the account changed while it was read: of rows
     * with one id in several documents the first stays. Rows that share an id within one document were served so, and
     * are all kept.
     *
     * @param <R> what is kept of a row
     */
    static final class Merged<R> {
        private final Set<String> seen = new HashSet<>();
        private final List<R> rows = new ArrayList<>();
        private int repeated;
        private OptionalLong stated = OptionalLong.empty();

        /**
         * @param kept what is kept of each row of the document
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
            stated = document.totalNum().isPresent() ? document.totalNum() : stated;
        }

        /** The same so far, to go on by itself. */
        Merged<R> copy() {
            Merged<R> copy = new Merged<>();
            copy.seen.addAll(seen);
            copy.rows.addAll(rows);
            copy.repeated = repeated;
            copy.stated = stated;
            return copy;
        }

        /** In the order of the documents. */
        List<R> rows() {
            return rows;
        }

        /** How many rows were left out, because an earlier document has the same collection. */
        int repeated() {
            return repeated;
        }

        /** The total that the server gave last, if any. */
        OptionalLong stated() {
            return stated;
        }

        /** Whether the server counted more than there are here. */
        boolean isPart() {
            return stated.isPresent() && rows.size() < stated.getAsLong();
        }
    }
}

package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.PageParser;
import io.lcollections.api.PageParser.ShapeException;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.model.Collection;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads files of saved responses. A file is a sequence of JSON values, each of which is recognised by its fields: a page of
 * the service, of {@code -o json} or of the SDK, one row in any of these forms, a page of NFT balances, a HAR file, or an
 * array of these.
 */
final class SavedResponses {
    private static final String EXPECTED =
            "such a file holds responses of the service, or the output of -o json or ndjson";
    /** How messages call a row that is not in a list. */
    private static final String ROW = "it";

    private static final int MAX_REASON = 200;

    /** What is kept of each row. */
    private final UnaryOperator<Collection> keep;

    private final List<SavedRecord> records = new ArrayList<>();
    private final Map<OptionalLong, NftBalances> nfts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private int values;
    private int nftsWithoutCollection;
    /** What the current file was taken for; both counts are of this file, too. */
    private Set<String> forms;

    SavedResponses(UnaryOperator<Collection> keep) {
        this.keep = keep;
    }

    /**
     * The rows of one account in one saved response.
     *
     * @param total how many rows the response says there are, if it counts all rows of the account
     * @param gap why rows may be missing although there is no total
     * @param texts copy the JSON of the rows, each on demand; the same object for all rows of one value
     */
    record SavedRecord(
            OptionalLong account,
            OptionalLong total,
            Optional<String> gap,
            List<Collection> rows,
            List<Supplier<byte[]>> texts) {}

    /** Where a value is, for messages, and what the request or the document around it says: its account and its total. */
    private record Context(
            String place,
            Supplier<byte[]> text,
            Optional<HarFile.Entry> request,
            OptionalLong account,
            OptionalLong total) {
        /** The context of what is in this object. */
        Context in(JsonNode object) throws ShapeException {
            OptionalLong own = SavedResponses.account(object);
            OptionalLong counted = PageParser.totalNum(object);
            return new Context(
                    place, text, request, own.isPresent() ? own : account, counted.isPresent() ? counted : total);
        }
    }

    /** Reads a file, after others; throws if it has no response, an invalid or incomplete one, or a saved error. */
    void read(InputFile file, InputStream stdin) throws ApiException {
        String origin = file.origin();
        values = 0;
        nftsWithoutCollection = 0;
        try {
            SavedText text = SavedText.read(file, stdin);
            forms = text.forms();
            byte[] bytes = text.bytes();
            new JsonReader().<ApiException>readAll(bytes, (value, line, start, end) -> {
                Supplier<byte[]> json = () -> Arrays.copyOfRange(bytes, start, end);
                OptionalLong unknown = OptionalLong.empty();
                add(value, new Context(origin + ", line " + line + ": ", json, Optional.empty(), unknown, unknown));
                values++;
                text.blankBeforeValue(end);
            });
        } catch (JsonException failure) {
            String message = origin + " " + ApiErrors.excerpt(failure.getMessage(), MAX_REASON);
            String complete = values == 0 ? "" : "; complete documents before it: " + values;
            String hint = failure.isCutOff() ? "nothing was printed" + complete : EXPECTED;
            throw new ApiException(Kind.INVALID_RESPONSE, message, hint, failure);
        } catch (OutOfMemoryError tooLarge) {
            throw new UsageException(
                    file.option() + " " + origin + " needs more memory than there is",
                    "LCOLLECTIONS_JAVA_OPTS=-Xmx4g allows more");
        }
        if (values == 0) {
            throw invalid(origin + " is empty", "was it saved completely?");
        }
        if (forms.contains(SavedText.FAILED)) {
            throw invalid(origin + " has " + SavedText.FAILED, "save a response that succeeded");
        }
        if (!forms.isEmpty()) {
            notes.add(origin + " was read as " + String.join(", ", forms));
        }
        if (nftsWithoutCollection > 0 && nfts.values().stream().noneMatch(NftBalances::haveCollections)) {
            throw invalid(
                    origin + " has NFT balances without their collections (collectionInfo)",
                    "the service sends them with metadata=true");
        }
        if (nftsWithoutCollection > 0) {
            notes.add("left out because they are in no collection: " + nftsWithoutCollection + " NFTs of " + origin);
        }
    }

    static ApiException invalid(String message, String hint) {
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, null);
    }

    /** The records of all files by account, in their order; those of NFT balances are last. */
    SavedCollectionsApi api(String origin) {
        nfts.forEach((account, balances) -> records.add(balances.record(account, keep)));
        Map<OptionalLong, List<SavedRecord>> byAccount = new LinkedHashMap<>();
        records.forEach(saved -> byAccount
                .computeIfAbsent(saved.account, id -> new ArrayList<>())
                .add(saved));
        return new SavedCollectionsApi(origin, byAccount, notes);
    }

    private void add(JsonNode value, Context context) throws ApiException {
        try {
            addValue(value, context);
        } catch (ShapeException shape) {
            String message = context.place + "not a saved response: " + shape.getMessage();
            boolean hasJsonText = value.properties().stream()
                    .anyMatch(field -> field.getValue().asText().startsWith("{"));
            throw invalid(message, EXPECTED + (hasJsonText ? "; jq -r .FIELD FILE takes JSON out of a field" : ""));
        }
    }

    private void addValue(JsonNode value, Context context) throws ShapeException, ApiException {
        if (value.isArray()) {
            forms.add("a JSON array");
            if (value.isEmpty()) {
                addRows(value, "", context);
            }
            for (JsonNode item : value) {
                addValue(item, context);
            }
        } else if (!value.isObject()) {
            throw new ShapeException("it is " + PageParser.kind(value) + ", not an object");
        } else if (value.path("log").path("entries").isArray()) {
            addHar(value, context);
        } else if (NftBalances.isNft(value)) {
            addNfts(List.of(value), context);
        } else if (value.has("id") && !isResponseWithId(value)) {
            // An object with an id is a collection, whatever its other fields are called.
            addRow(value, context);
        } else {
            addResponse(value, context);
        }
    }

    /** A response may have the id of its request; a collection has a count, and responses have none. */
    private static boolean isResponseWithId(JsonNode value) {
        return value.has(Collection.COUNT)
                ? PageParser.isPage(value) && value.has("totalNum")
                : PageParser.isPage(value)
                        || ServiceError.in(value) != null
                        || value.has("jsonrpc")
                        || value.hasNonNull("error")
                        || value.has("resultInfo")
                        || !responseFields(value).isEmpty();
    }

    /** The fields of an object that are responses themselves, errors too. */
    private static List<String> responseFields(JsonNode value) {
        return value.properties().stream()
                .filter(field -> PageParser.isPage(field.getValue())
                        || NftBalances.rows(field.getValue()).isPresent()
                        || field.getValue().has("resultInfo"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void addResponse(JsonNode value, Context context) throws ShapeException, ApiException {
        ServiceError error = ServiceError.in(value);
        if (error != null) {
            String message = context.place + "a saved error: " + error.described(UnaryOperator.identity());
            throw new ApiException(error.kind(), message, error.hint(), null);
        }
        Context inner = context.in(value);
        Optional<JsonNode> balances = NftBalances.rows(value);
        List<String> fields = responseFields(value);
        if (PageParser.isPage(value)) {
            addRows(PageParser.items(value), "its collections", inner);
        } else if (balances.isPresent()) {
            addNfts(balances.get(), inner);
        } else if (fields.size() > 1) {
            String names = ApiErrors.excerpt(String.join(", ", fields), MAX_REASON);
            throw invalid(
                    context.place + "not one saved response, but one in each field: " + names,
                    "jq -c '.[]' FILE takes them out; if the fields are accounts:"
                            + " jq -c 'to_entries[] | .value + {accountId: .key}' FILE");
        } else if (!fields.isEmpty() || value.path("data").isContainerNode()) {
            String field = fields.isEmpty() ? "data" : fields.get(0);
            forms.add("responses within " + ApiErrors.excerpt(field, MAX_REASON));
            JsonNode found = value.get(field);
            boolean areCounted = value.has("totalNum") && found.isArray() && !PageParser.isPage(found.path(0));
            if (areCounted) {
                // The total is that of all of these rows together.
                addRows(found, "its " + field, inner);
            } else {
                addValue(found, inner);
            }
        } else if (value.has("id")) {
            PageParser.requireNoError(value);
            throw new ShapeException("it is a response without collections");
        } else {
            addRow(value, context);
        }
    }

    private void addRow(JsonNode value, Context context) throws ShapeException {
        if (value.path("change").asText().matches("added|removed|changed")
                || value.path("put").isObject()
                || value.path("drop").isObject()) {
            throw new ShapeException(
                    "it is a change, of diff or watch; the next run of a watch completes its state file");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (field.getValue().path(0).isObject() && !value.has("id")) {
                throw new ShapeException("it has a list in its field '" + ApiErrors.excerpt(field.getKey(), MAX_REASON)
                        + "', and no collections");
            }
        }
        addRows(List.of(value), ROW, context);
    }

    private void addHar(JsonNode har, Context context) throws ShapeException, ApiException {
        List<HarFile.Entry> entries = HarFile.entries(har);
        if (entries.isEmpty()) {
            throw new ShapeException("it is a HAR file without a request of user/collection/details");
        }
        Set<String> hosts = new TreeSet<>();
        entries.forEach(entry -> hosts.add(entry.host()));
        if (hosts.size() > 1) {
            String names = ApiErrors.excerpt(String.join(", ", hosts), MAX_REASON);
            throw invalid(context.place + "a HAR file with responses of several hosts: " + names, "save one at a time");
        }
        int read = 0;
        String gap = null;
        for (HarFile.Entry entry : entries) {
            try {
                byte[] body = entry.body();
                Context inner = new Context(
                        context.place, () -> body, Optional.of(entry), entry.account(), OptionalLong.empty());
                addValue(new JsonReader().read(body), inner);
                read++;
            } catch (JsonException | ShapeException | ApiException failure) {
                String problem = failure instanceof JsonException
                        ? "its response " + ApiErrors.excerpt(failure.getMessage(), MAX_REASON)
                        : failure.getMessage().replace(context.place, "its response is ");
                gap = "a request of the HAR file cannot be used: " + problem;
                OptionalLong unknown = OptionalLong.empty();
                records.add(new SavedRecord(entry.account(), unknown, Optional.of(gap), List.of(), List.of()));
            }
        }
        if (read == 0) {
            throw invalid(
                    context.place + gap,
                    "save it again: open the developer tools, load the page, then save all as HAR with content");
        }
        forms.add("a HAR file with " + read + " of " + entries.size() + " responses of this call");
    }

    private void addNfts(Iterable<JsonNode> rows, Context context) throws ShapeException {
        forms.add("NFT balances, grouped by collection");
        Map<OptionalLong, List<JsonNode>> byAccount = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            if (row.isNull()) {
                nftsWithoutCollection++;
                continue;
            }
            if (!NftBalances.isNft(row)) {
                throw new ShapeException("its data has " + PageParser.kind(row) + " that is no NFT");
            }
            OptionalLong own = account(row);
            OptionalLong account = own.isPresent() ? own : context.account;
            byAccount.computeIfAbsent(account, id -> new ArrayList<>()).add(row);
        }
        if (byAccount.isEmpty()) {
            byAccount.put(context.account(), List.of());
        }
        OptionalLong known = byAccount.size() == 1 ? context.total : OptionalLong.empty();
        byAccount.forEach((account, ofAccount) -> nftsWithoutCollection +=
                nfts.computeIfAbsent(account, id -> new NftBalances()).add(ofAccount, known, context.text));
    }

    /** Adds the rows of a response, which belong to the account of the context unless they name one themselves. */
    private void addRows(Iterable<JsonNode> items, String name, Context context) throws ShapeException {
        Map<OptionalLong, List<Collection>> byAccount = new LinkedHashMap<>();
        int read = 0;
        for (JsonNode item : items) {
            String place = name.equals(ROW) ? name : name + "[" + read + "]";
            read++;
            OptionalLong own = account(item);
            OptionalLong around = context.account;
            if (around.isPresent() && own.isPresent() && !own.equals(around)) {
                throw new ShapeException("its accountId is " + around.getAsLong()
                        + ", and that of one of its collections is " + own.getAsLong());
            }
            Collection row = PageParser.row(item, place);
            if (own.isPresent()) {
                row.fields().remove(Collection.ACCOUNT);
            }
            takeCountOfSdk(row.fields());
            byAccount
                    .computeIfAbsent(own.isPresent() ? own : around, id -> new ArrayList<>())
                    .add(keep.apply(row));
        }
        if (read == 0) {
            byAccount.put(context.account, List.of());
        }
        OptionalLong total = context.total;
        // The total of several accounts says only whether rows are missing.
        boolean isOne = byAccount.size() == 1;
        Optional<String> gap = isOne || total.isEmpty() || total.getAsLong() <= read
                ? context.request.flatMap(request -> request.gap(total))
                : Optional.of(read + " of " + total.getAsLong() + " collections of several accounts were saved");
        OptionalLong counted = isOne && gap.isEmpty() ? total : OptionalLong.empty();
        byAccount.forEach((id, rows) -> records.add(new SavedRecord(id, counted, gap, rows, List.of(context.text))));
    }

    /** The SDK moves {@code count} to {@code extends.count}. */
    private void takeCountOfSdk(ObjectNode row) {
        if (!row.has(Collection.COUNT) && row.path("extends").has(Collection.COUNT)) {
            ObjectNode others = (ObjectNode) row.get("extends");
            JsonNode count = others.remove(Collection.COUNT);
            if (others.isEmpty()) {
                row.remove("extends");
            }
            row.set(Collection.COUNT, count);
            forms.add("results of the SDK, with count from extends.count");
        }
    }

    /** The account that an object names, as a number or as a string of digits. */
    private static OptionalLong account(JsonNode object) throws ShapeException {
        JsonNode id = object.path(Collection.ACCOUNT);
        String text = id.asText("").strip();
        if (text.isEmpty() && !id.isContainerNode()) {
            return OptionalLong.empty();
        }
        boolean isNumber = id.isNumber() || JsonNumber.isDigits(text);
        OptionalLong number = isNumber ? new JsonNumber(text).exactLong() : OptionalLong.empty();
        if (number.orElse(-1) < 0) {
            String shown = id.isContainerNode() ? PageParser.kind(id) : "'" + ApiErrors.excerpt(text, MAX_REASON) + "'";
            throw new ShapeException("its accountId is not the number of an account, but " + shown);
        }
        return number;
    }
}

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
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads files of saved responses. A file is a sequence of JSON values, each of which is recognised by its fields: a page of
 * the service, of {@code -o json} or of the SDK, one row in any of these forms, a page of NFT balances, an array of these, or
 * a HAR file, which browsers save.
 */
final class SavedResponses {
    private static final String EXPECTED =
            "such a file holds responses of the service, or the output of -o json or ndjson";
    private static final Pattern ACCOUNT = Pattern.compile("[?&]accountId=(\\d+)(?![^&])");
    private static final Pattern FILTER =
            Pattern.compile("(?<=[?&])(" + String.join("|", Query.FILTERS) + ")=(?!false(&|$))[^&]+");

    /** What is kept of each row. */
    private final UnaryOperator<Collection> keep;

    private final List<Page> pages = new ArrayList<>();
    private final Map<OptionalLong, NftBalances> nfts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    /** Of the requests in HAR files: accounts of two networks may have the same number. */
    private final Set<String> hosts = new TreeSet<>();

    private int nftsWithoutCollection;
    /** How many values the current file has so far, and what it was taken for. */
    private int values;

    private Set<String> forms;

    SavedResponses(UnaryOperator<Collection> keep) {
        this.keep = keep;
    }

    /**
     * The text of a value, the account and the total of the request or the document around it, why rows may be missing if
     * there is no total, and whether the request had a filter, so that its total is not that of the account.
     */
    private record Context(
            Supplier<byte[]> text, OptionalLong account, OptionalLong total, List<String> gap, boolean isFiltered) {
        /** The context of what is in this object. */
        Context in(JsonNode object) throws ShapeException {
            OptionalLong own = PageParser.totalNum(object);
            OptionalLong counted = own.isPresent() ? own : total;
            return new Context(text, SavedResponses.account(object, account), counted, gap, isFiltered);
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
            new JsonReader().<ApiException>readAll(text.bytes(), (value, line, start, end) -> {
                String place = origin + ", line " + line;
                Supplier<byte[]> json = () -> Arrays.copyOfRange(text.bytes(), start, end);
                try {
                    add(value, new Context(json, OptionalLong.empty(), OptionalLong.empty(), List.of(), false));
                } catch (ShapeException shape) {
                    boolean hasJsonText = value.properties().stream()
                            .anyMatch(field -> field.getValue().asText().startsWith("{"));
                    throw invalid(
                            place + ": not a saved response: " + shape.getMessage(),
                            EXPECTED + (hasJsonText ? "; jq -r .FIELD FILE takes JSON out of a field" : ""));
                } catch (ApiException failure) {
                    throw failure.about(place);
                }
                values++;
                text.blankBeforeValue(end);
            });
        } catch (JsonException failure) {
            String message = origin + " " + ApiErrors.excerpt(failure.getMessage());
            String complete = values == 0 ? "" : "; complete documents before it: " + values;
            String hint = failure.isCutOff ? "nothing was printed" + complete : EXPECTED;
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

    /** The pages of all files by account, in their order; those of NFT balances are last. */
    SavedCollectionsApi api(String origin) {
        nfts.forEach((account, balances) -> pages.add(balances.page(account, keep)));
        Map<OptionalLong, List<Page>> byAccount =
                pages.stream().collect(Collectors.groupingBy(Page::accountId, LinkedHashMap::new, Collectors.toList()));
        return new SavedCollectionsApi(origin, byAccount, notes);
    }

    private void add(JsonNode value, Context context) throws ShapeException, ApiException {
        if (value.isArray()) {
            forms.add("a JSON array");
            if (value.isEmpty()) {
                addRows(value, "", context);
            }
            for (JsonNode item : value) {
                add(item, context);
            }
        } else if (!value.isObject()) {
            throw new ShapeException("it is " + PageParser.kind(value) + ", not an object");
        } else if (value.path("log").path("entries").isArray()) {
            addHar(value);
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
                : Stream.of("collections", "jsonrpc", "resultInfo").anyMatch(value::has)
                        || value.hasNonNull("error")
                        || ServiceError.in(value) != null
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
            String message = "a saved error: " + error.described(UnaryOperator.identity());
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
            throw invalid(
                    "not one saved response, but one in each field: " + ApiErrors.excerpt(String.join(", ", fields)),
                    "jq -c '.[]' FILE takes them out; if the fields are accounts:"
                            + " jq -c 'to_entries[] | .value + {accountId: .key}' FILE");
        } else if (!fields.isEmpty() || value.path("data").isContainerNode()) {
            String field = fields.isEmpty() ? "data" : fields.get(0);
            forms.add("responses within " + ApiErrors.excerpt(field));
            JsonNode found = value.get(field);
            if (value.has("totalNum") && found.isArray() && !PageParser.isPage(found.path(0))) {
                // The total is that of all of these rows together.
                addRows(found, "its " + field, inner);
            } else {
                add(found, inner);
            }
        } else if (value.has("id")) {
            PageParser.requireNoError(value);
            throw new ShapeException("it is a response without collections");
        } else {
            addRow(value, context);
        }
    }

    private void addRow(JsonNode value, Context context) throws ShapeException {
        boolean isOfState = value.path("put").isObject() || value.path("drop").isObject();
        if (isOfState || value.path("change").asText().matches("added|removed|changed")) {
            throw new ShapeException(
                    "it is a change, of diff or watch; the next run of a watch completes its state file");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (field.getValue().path(0).isObject() && !value.has("id")) {
                String name = ApiErrors.excerpt(field.getKey());
                throw new ShapeException("it has a list in its field '" + name + "', and no collections");
            }
        }
        addRows(List.of(value), "it", context);
    }

    /** Adds the responses of this call or, if there are none, those of the calls that list NFTs. */
    private void addHar(JsonNode har) throws ShapeException, ApiException {
        List<JsonNode> lists = entries(har, "collection/details");
        List<JsonNode> entries = lists.isEmpty() ? entries(har, "nft/(collection/)?balances") : lists;
        if (entries.isEmpty()) {
            throw new ShapeException("it is a HAR file without a request of user/collection/details");
        }
        entries.forEach(
                entry -> hosts.add(url(entry).replaceFirst("/api/v3/.*", "").toLowerCase(Locale.ROOT)));
        if (hosts.size() > 1) {
            String names = ApiErrors.excerpt(String.join(", ", hosts));
            throw invalid("a HAR file with responses of several hosts: " + names, "read those of one host at a time");
        }
        int read = 0;
        String failed = "";
        for (JsonNode entry : entries) {
            String query = url(entry).split("#", 2)[0];
            OptionalLong unknown = OptionalLong.empty();
            Matcher named = ACCOUNT.matcher(query);
            OptionalLong account = named.find() ? new JsonNumber(named.group(1)).exactLong() : unknown;
            String filter =
                    FILTER.matcher(query).results().map(MatchResult::group).collect(Collectors.joining("&"));
            String gap = filter.isEmpty()
                    ? "a response of the HAR file has no total, and may not be the only page"
                    : "only collections that match " + filter
                            + " were saved; save the HAR file again with a request without this filter";
            try {
                byte[] body = body(entry.path("response"));
                Context context = new Context(() -> body, account, unknown, List.of(gap), !filter.isEmpty());
                add(new JsonReader().read(body), context);
                read++;
            } catch (JsonException | ShapeException | ApiException failure) {
                String of = failure instanceof JsonException ? "its response " : "its response is ";
                failed = "a request of the HAR file cannot be used: " + (failure instanceof ShapeException ? "" : of)
                        + ApiErrors.excerpt(failure.getMessage());
                pages.add(new Page(account, unknown, List.of(), List.of(), List.of(failed)));
            }
        }
        if (read == 0) {
            throw invalid(
                    failed,
                    "save it again: open the developer tools, load the page, then save all as HAR with content");
        }
        forms.add("a HAR file with " + read + " of " + entries.size() + " responses of this call");
    }

    private static List<JsonNode> entries(JsonNode har, String call) {
        Pattern form = Pattern.compile("[^?#]*/api/v3/user/" + call + "/*([?#].*)?");
        return StreamSupport.stream(har.path("log").path("entries").spliterator(), false)
                .filter(entry -> form.matcher(url(entry)).matches())
                .toList();
    }

    /** Empty for other requests than GET: browsers ask with OPTIONS whether they may send the key. */
    private static String url(JsonNode entry) {
        JsonNode request = entry.path("request");
        return request.path("method").asText("GET").equalsIgnoreCase("GET")
                ? request.path("url").asText()
                : "";
    }

    private static byte[] body(JsonNode response) throws ShapeException {
        String status = response.path("status").asText("0");
        boolean isSuccess = status.startsWith("2") || status.equals("304");
        JsonNode content = response.path("content");
        String text = content.path("text").asText("");
        if (!isSuccess || text.isEmpty()) {
            String problem = isSuccess ? "was saved without the body" : "has HTTP status " + status;
            throw new ShapeException(status.equals("0") ? "it has no response" : "its response " + problem);
        }
        try {
            return content.path("encoding").asText().equals("base64")
                    ? Base64.getMimeDecoder().decode(text)
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException invalid) {
            throw new ShapeException("its response is not valid base64");
        }
    }

    private void addNfts(Iterable<JsonNode> rows, Context context) throws ShapeException {
        forms.add("NFT balances, grouped by collection");
        Map<OptionalLong, List<JsonNode>> byAccount = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            if (row.isNull()) {
                nftsWithoutCollection++;
            } else if (NftBalances.isNft(row)) {
                byAccount
                        .computeIfAbsent(account(row, context.account), id -> new ArrayList<>())
                        .add(row);
            } else {
                throw new ShapeException("its data has " + PageParser.kind(row) + " that is no NFT");
            }
        }
        if (byAccount.isEmpty()) {
            byAccount.put(context.account, List.of());
        }
        OptionalLong known = byAccount.size() == 1 ? context.total : OptionalLong.empty();
        byAccount.forEach((account, ofAccount) -> nftsWithoutCollection +=
                nfts.computeIfAbsent(account, id -> new NftBalances()).add(ofAccount, known, context.text));
    }

    private void addRows(Iterable<JsonNode> items, String name, Context context) throws ShapeException {
        Map<OptionalLong, List<Collection>> byAccount = new LinkedHashMap<>();
        int read = 0;
        for (JsonNode item : items) {
            OptionalLong own = account(item, OptionalLong.empty());
            OptionalLong account = own.isPresent() ? own : context.account;
            if (context.account.isPresent() && !account.equals(context.account)) {
                throw new ShapeException("its accountId is " + context.account.getAsLong()
                        + ", and that of one of its collections is " + own.getAsLong());
            }
            Collection row = PageParser.row(item, name.equals("it") ? name : name + "[" + read + "]");
            if (own.isPresent()) {
                row.fields().remove(Collection.ACCOUNT);
            }
            takeCountOfSdk(row.fields());
            byAccount.computeIfAbsent(account, id -> new ArrayList<>()).add(keep.apply(row));
            read++;
        }
        if (read == 0) {
            byAccount.put(context.account, List.of());
        }
        // The total of several accounts says only whether rows are missing.
        boolean isOne = byAccount.size() == 1;
        OptionalLong total = isOne && !context.isFiltered ? context.total : OptionalLong.empty();
        List<String> gap = total.isPresent() ? List.of() : context.gap;
        if (!isOne && read < context.total.orElse(0)) {
            gap = List.of(read + " of " + context.total.getAsLong() + " collections of several accounts were saved");
        }
        for (Map.Entry<OptionalLong, List<Collection>> part : byAccount.entrySet()) {
            pages.add(new Page(part.getKey(), total, part.getValue(), List.of(context.text), gap));
        }
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

    /** The account that an object names, as a number or as a string of digits, or that around it. */
    private static OptionalLong account(JsonNode object, OptionalLong around) throws ShapeException {
        JsonNode id = object.path(Collection.ACCOUNT);
        String text = id.asText("").strip();
        if (text.isEmpty() && !id.isContainerNode()) {
            return around;
        }
        boolean isNumber = id.isNumber() || JsonNumber.isDigits(text);
        OptionalLong number = isNumber ? new JsonNumber(text).exactLong() : OptionalLong.empty();
        if (number.orElse(-1) < 0) {
            String shown = id.isContainerNode() ? PageParser.kind(id) : "'" + ApiErrors.excerpt(text) + "'";
            throw new ShapeException("its accountId is not the number of an account, but " + shown);
        }
        return number;
    }
}

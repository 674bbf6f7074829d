package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Parses a page, whose rows are nested, as the service sends them, or flat, as in the specification. */
public final class PageParser {
    private static final String COLLECTION = "collection";
    private static final String COLLECTIONS = "collections";
    private static final List<String> ERROR_FIELDS = List.of("error", "errors", "errorCode", "errorMessage");
    /** What the field of an error may have when there is none. */
    private static final Set<String> NO_ERROR = Set.of("", "null", "false", "0");

    private static final Set<String> FAILED = Set.of("error", "fail", "failed", "failure");

    private PageParser() {}

    /** The JSON is not a page or not a row. The message continues the name of what was parsed. */
    public static final class ShapeException extends Exception {
        public ShapeException(String what) {
            super(what);
        }
    }

    /** Whether the object is a page; {@code "collections": null} is one, as servers send it for an empty list. */
    public static boolean isPage(JsonNode page) {
        return page.has(COLLECTIONS);
    }

    /** The response to a query, with the notes about what it leaves out. */
    static Page page(JsonNode page, Query query, byte[] document) throws ShapeException {
        if (!isPage(page)) {
            throw new ShapeException(
                    page.isObject() ? "it has no collections" : "it is " + kind(page) + ", not an object");
        }
        OptionalLong total = totalNum(page);
        requireAccount(page, query);
        List<Collection> rows = rows(page);
        for (Collection row : rows) {
            requireAccount(row.fields(), query);
        }
        List<String> notes = Page.notes(query.offset().orElse(0), rows.size(), total);
        return new Page(query.accountId(), total, rows, List.of(() -> document), notes);
    }

    private static void requireAccount(JsonNode object, Query query) throws ShapeException {
        JsonNode id = object.path(Collection.ACCOUNT);
        boolean isNamed = id.isContainerNode() || !id.asText("").isBlank();
        JsonNumber number = JsonNumber.in(id);
        if (isNamed && (number == null || !number.exactLong().equals(query.accountId()))) {
            throw new ShapeException("it is about another account");
        }
    }

    public static Iterable<JsonNode> items(JsonNode page) throws ShapeException {
        requireNoError(page);
        JsonNode items = page.path(COLLECTIONS);
        if (!items.isNull() && !items.isArray()) {
            throw new ShapeException("its collections are " + kind(items) + ", not an array");
        }
        String message = page.path("message").asText("");
        if (items.isEmpty() && !page.has("totalNum") && !message.isBlank() && !message.matches("(?i)ok|success\\w*")) {
            throw new ShapeException("it reports a failure: it has a message, and neither collections nor a total");
        }
        return items;
    }

    /** Throws if a response reports an error in a field that other servers have for it. */
    public static void requireNoError(JsonNode response) throws ShapeException {
        for (String name : ERROR_FIELDS) {
            JsonNode error = response.path(name);
            if (!error.isEmpty() || !NO_ERROR.contains(error.asText())) {
                throw new ShapeException("it reports an error, in its field '" + name + "'");
            }
        }
        String status = response.path("status").asText().toLowerCase(Locale.ROOT);
        boolean isStatusOfFailure = FAILED.contains(status) || !status.isEmpty() && status.matches("[45]\\d\\d");
        String success = response.path("success").asText();
        boolean isDenied = List.of("false", "0").contains(success)
                || response.path("ok").asText().equals("false");
        JsonNode info = response.path("resultInfo");
        boolean isInfoWithoutCode = info.isTextual() ? !info.asText().isBlank() : !info.isEmpty() && !info.has("code");
        if (isStatusOfFailure || isDenied || isInfoWithoutCode) {
            throw new ShapeException("it reports a failure");
        }
    }

    public static List<Collection> rows(JsonNode page) throws ShapeException {
        List<Collection> rows = new ArrayList<>();
        for (JsonNode item : items(page)) {
            rows.add(row(item, "its collections[" + rows.size() + "]"));
        }
        return rows;
    }

    /** A row with an id is flat, even if a new field is called {@code collection}; some servers send null for a row. */
    public static Collection row(JsonNode row, String name) throws ShapeException {
        if (row.isNull()) {
            return new Collection(JsonNodeFactory.instance.objectNode().putNull("id"));
        }
        if (!row.isObject()) {
            throw new ShapeException(name + " is " + kind(row) + ", not an object");
        }
        if (row.has("id") || !row.has(COLLECTION)) {
            if (!row.has("id") && !row.has(Collection.COUNT)) {
                throw new ShapeException(name + " has neither a collection nor an id");
            }
            return flat((ObjectNode) row, JsonNodeFactory.instance.objectNode());
        }
        JsonNode collection = row.get(COLLECTION);
        if (!collection.isNull() && !collection.isObject()) {
            throw new ShapeException(name + " has " + kind(collection) + " for a collection");
        }
        return flat(collection.isNull() ? JsonNodeFactory.instance.objectNode() : (ObjectNode) collection, row);
    }

    /** The collection's fields, then unknown fields next to the collection, then {@code count}. */
    private static Collection flat(ObjectNode fields, JsonNode beside) {
        JsonNode count = beside.has(Collection.COUNT) ? beside.get(Collection.COUNT) : fields.get(Collection.COUNT);
        fields.remove(Collection.COUNT);
        beside.properties().forEach(field -> {
            if (!field.getKey().equals(COLLECTION) && !field.getKey().equals(Collection.COUNT)) {
                fields.putIfAbsent(field.getKey(), field.getValue());
            }
        });
        if (count != null) {
            fields.set(Collection.COUNT, count);
        }
        return new Collection(fields);
    }

    /** The {@code totalNum}, which some servers send as a string; empty if absent or null. */
    public static OptionalLong totalNum(JsonNode page) throws ShapeException {
        JsonNode total = page.path("totalNum");
        if (total.isMissingNode() || total.isNull()) {
            return OptionalLong.empty();
        }
        JsonNumber number = JsonNumber.in(total);
        OptionalLong count = number == null ? OptionalLong.empty() : number.exactLong();
        if (count.orElse(-1) < 0) {
            String shown = total.isNumber() || total.isBoolean() ? total.asText() : kind(total);
            throw new ShapeException("its totalNum is " + shown + ", not a count");
        }
        return count;
    }

    /** The JSON type of a value, with its article. */
    public static String kind(JsonNode value) {
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return value.isNull() ? type : (value.isContainerNode() ? "an " : "a ") + type;
    }
}

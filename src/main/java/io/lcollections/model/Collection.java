package io.lcollections.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import java.util.Optional;

/**
 * One collection as a flat object, which must not be changed: all fields of the response's {@code collection}, unknown ones
 * too, in their order, and {@code count} last. Every number in it is a {@link JsonNumber}.
 */
public record Collection(ObjectNode fields) {
    /** The field with the number of NFT kinds that the account holds. */
    public static final String COUNT = "count";

    /** The field with the JSON of a brief collection; no JSON that was read has bytes as a value. */
    private static final String WIRE = "wire";

    /** The field with the account, in the output for several accounts. */
    public static final String ACCOUNT = "accountId";

    /** The id as text, sent as a number or as a string; empty if there is none. */
    public Optional<String> id() {
        JsonNode id = fields.path("id");
        return id.isNumber() || id.isTextual() ? Optional.of(id.asText()) : Optional.empty();
    }

    /**
     * The id for comparison: a {@code Long} for whole numbers of 64 bits, however they are spelled ({@code 4}, {@code
     * 4.0}, {@code "4"}). Strings that are no plain number stay strings.
     */
    public Optional<Object> idValue() {
        return id().map(text -> {
            boolean isPlain = JsonNumber.isDigits(text) && (text.equals("0") || text.charAt(0) != '0');
            return isPlain || fields.path("id").isNumber() ? new JsonNumber(text).key() : text;
        });
    }

    /** Whether the account holds nothing of it; false if there is no {@code count}. */
    public boolean isEmpty() {
        return count().filter(JsonNumber::isZero).isPresent();
    }

    /** The {@code count}, sent as a number or as a string of digits. */
    public Optional<JsonNumber> count() {
        return Optional.ofNullable(JsonNumber.in(fields.path(COUNT)));
    }

    /** The value at a path such as {@code extra.properties.isLegacy}; a missing node if there is none. */
    public JsonNode at(String path) {
        return find(fields, path);
    }

    /** The text at a path; empty if there is none, or its value is not a string. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(at(path).textValue());
    }

    /** Names of fields may contain dots themselves. */
    private static JsonNode find(JsonNode object, String path) {
        JsonNode found = object.path(path);
        for (int dot = path.indexOf('.'); dot >= 0 && found.isMissingNode(); dot = path.indexOf('.', dot + 1)) {
            String name = path.substring(0, dot);
            if (object.has(name)) {
                found = find(object.get(name), path.substring(dot + 1));
            }
        }
        return found;
    }

    /** The same collection with the account that holds it as its first field. */
    public Collection heldBy(long account) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set(ACCOUNT, JsonNumber.of(account));
        fields.properties().forEach(field -> all.putIfAbsent(field.getKey(), field.getValue()));
        return new Collection(all);
    }

    /** What a server needs of it, which takes less memory: the fields that it compares, and its JSON. */
    public Collection brief() {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.set("collection", without(COUNT).fields());
        wire.setAll(copy().retain(COUNT));
        ObjectNode compared = copy().retain("id", "contractAddress", COUNT);
        return new Collection(compared.put(WIRE, JsonWriter.compact(wire)));
    }

    /** The compact JSON of the service, {@code {"collection":{…},"count":2}}, which a {@link #brief} collection has. */
    public byte[] wireJson() {
        return ((BinaryNode) fields.get(WIRE)).binaryValue();
    }

    public Collection without(String name) {
        return new Collection(copy().without(name));
    }

    private ObjectNode copy() {
        return JsonNodeFactory.instance.objectNode().setAll(fields);
    }
}

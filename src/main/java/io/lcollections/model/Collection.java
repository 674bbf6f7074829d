package io.lcollections.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import java.util.Optional;

/**
 * One collection, flat: the fields of the wire's {@code collection} in the order they were served, unknown ones too,
 * and {@code count} last. Values are printed as they were served.
 *
 * @param fields not to be changed; every number in it is a {@link JsonNumber}
 */
public record Collection(ObjectNode fields) {
    /** The name of the field that says how many kinds of NFT the account holds in the collection. */
    public static final String COUNT = "count";

    /** The name of the field that says whose it is, in output of several accounts. */
    public static final String ACCOUNT = "accountId";

    /** The unique id as text, whether it was served as a number or as a string; empty when there is none. */
    public Optional<String> id() {
        JsonNode id = fields.path("id");
        return id.isNumber() || id.isTextual() ? Optional.of(id.asText()) : Optional.empty();
    }

    /**
     * The unique id for comparing: ids that are the same number are equal however they are spelled ({@code 4},
     * {@code 4.0}, {@code "4"}). Other strings are equal to themselves only.
     */
    public Optional<Object> idValue() {
        return id().map(text -> {
            boolean isPlain = JsonNumber.isDigits(text) && (text.equals("0") || text.charAt(0) != '0');
            return isPlain || fields.path("id").isNumber() ? new JsonNumber(text).key() : text;
        });
    }

    /** Whether the account is known to hold nothing of it. Without a {@code count} that is not known. */
    public boolean isEmpty() {
        return count().filter(JsonNumber::isZero).isPresent();
    }

    /** How many kinds the account holds of it, whether that was served as a number or as a string of digits. */
    public Optional<JsonNumber> count() {
        JsonNode count = fields.path(COUNT);
        if (count.isTextual() && JsonNumber.isDigits(count.textValue())) {
            return Optional.of(new JsonNumber(count.textValue()));
        }
        return count instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /** Whether a {@link FieldPath} leads to a field that was served, be its value {@code null}. */
    public boolean has(String path) {
        return !at(path).isMissingNode();
    }

    /** The value at a {@link FieldPath}; a missing node where there is none. */
    public JsonNode at(String path) {
        return FieldPath.of(path).valueIn(this);
    }

    /** The text at a {@link FieldPath}; empty where there is none, or another kind of value. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(at(path).textValue());
    }

    /** The same collection with the account that holds it as its first field. */
    public Collection heldBy(long account) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set(ACCOUNT, JsonNumber.of(account));
        fields.properties().forEach(field -> all.putIfAbsent(field.getKey(), field.getValue()));
        return new Collection(all);
    }

    /** The collection in the compact JSON of the wire: {@code {"collection":{…},"count":2}}. */
    public byte[] wireJson() {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.set("collection", without(COUNT).fields());
        if (fields.has(COUNT)) {
            wire.set(COUNT, fields.get(COUNT));
        }
        return JsonWriter.compact(wire);
    }

    /** The same collection without one of its fields. */
    public Collection without(String name) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll(fields);
        rest.remove(name);
        return new Collection(rest);
    }
}

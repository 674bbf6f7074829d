package io.lcollections.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The bytes of answers. Field by field, because most of a sandbox's time is spent here. */
final class SandboxJson {
    /** What a row takes, about. */
    private static final int ROW_BYTES = 1500;

    private final JsonFactory json = new JsonFactory();

    /** Writes one document. */
    private interface Document {
        void write(JsonGenerator to) throws IOException;
    }

    byte[] page(Holding account, Holding.Slice slice) {
        return bytes(slice.rows().length * ROW_BYTES, to -> {
            to.writeStartObject();
            to.writeNumberField("totalNum", slice.totalNum());
            to.writeArrayFieldStart("collections");
            for (int row : slice.rows()) {
                account.write(row, to);
            }
            to.writeEndArray();
            to.writeEndObject();
        });
    }

    /** An account in the service's form, as far as it is known. */
    byte[] account(long id, String owner) {
        return bytes(0, to -> {
            to.writeStartObject();
            to.writeNumberField("accountId", id);
            to.writeStringField("owner", owner);
            to.writeBooleanField("frozen", false);
            to.writeEndObject();
        });
    }

    /** A refusal in the service's form. */
    byte[] refusal(int code, String message) {
        return bytes(0, to -> {
            to.writeStartObject();
            to.writeObjectFieldStart("resultInfo");
            to.writeNumberField("code", code);
            to.writeStringField("message", message);
            to.writeEndObject();
            to.writeEndObject();
        });
    }

    private byte[] bytes(int about, Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(about + ROW_BYTES);
        try (JsonGenerator to = json.createGenerator(bytes)) {
            document.write(to);
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written but memory", impossible);
        }
        return bytes.toByteArray();
    }

    static void row(JsonGenerator to, SandboxRow row) throws IOException {
        to.writeStartObject();
        to.writeObjectFieldStart("collection");
        collection(to, row.collection());
        to.writeEndObject();
        to.writeNumberField("count", row.count());
        to.writeEndObject();
    }

    private static void collection(JsonGenerator to, SandboxCollection collection) throws IOException {
        to.writeNumberField("id", collection.id());
        made(to, "owner", collection.owner());
        to.writeStringField("name", collection.name());
        made(to, "contractAddress", collection.contractAddress());
        made(to, "collectionAddress", collection.collectionAddress());
        made(to, "baseUri", collection.baseUri());
        made(to, "nftFactory", collection.nftFactory());
        to.writeStringField("description", collection.description());
        made(to, "avatar", collection.avatar());
        made(to, "banner", collection.banner());
        made(to, "thumbnail", collection.thumbnail());
        made(to, "tileUri", collection.tileUri());
        cached(to, collection.cached());
        made(to, "deployStatus", collection.deployStatus());
        made(to, "nftType", collection.nftType());
        to.writeObjectFieldStart("times");
        to.writeNumberField("createdAt", collection.times().createdAt());
        to.writeNumberField("updatedAt", collection.times().updatedAt());
        to.writeEndObject();
        extra(to, collection.extra());
    }

    private static void cached(JsonGenerator to, SandboxCollection.Cached cached) throws IOException {
        to.writeObjectFieldStart("cached");
        made(to, "avatar", cached.avatar());
        made(to, "banner", cached.banner());
        made(to, "tileUri", cached.tileUri());
        made(to, "thumbnail", cached.thumbnail());
        to.writeEndObject();
    }

    private static void extra(JsonGenerator to, SandboxCollection.Extra extra) throws IOException {
        SandboxCollection.Properties properties = extra.properties();
        to.writeObjectFieldStart("extra");
        to.writeObjectFieldStart("properties");
        to.writeBooleanField("isLegacy", properties.isLegacy());
        to.writeBooleanField("isPublic", properties.isPublic());
        to.writeBooleanField("isCounterFactualNFT", properties.isCounterFactualNFT());
        to.writeBooleanField("isMintable", properties.isMintable());
        to.writeBooleanField("isEditable", properties.isEditable());
        to.writeBooleanField("isDeletable", properties.isDeletable());
        to.writeEndObject();
        made(to, "mintChannel", extra.mintChannel());
        to.writeEndObject();
    }

    /** Text that the sandbox made, with nothing to escape in it: looking for it costs a quarter of a page. */
    private static void made(JsonGenerator to, String field, String text) throws IOException {
        to.writeFieldName(field);
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        to.writeRawUTF8String(ascii, 0, ascii.length);
    }
}

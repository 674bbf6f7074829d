package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.model.Collection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fields that are shown together on a card.
 *
 * @param heading empty for the first section
 * @param fields in the order in which they are shown
 */
record CardSection(String heading, List<Field> fields) {
    /**
     * A value that is not an object with fields.
     *
     * @param path its name after the names of the objects that contain it, separated by dots
     */
    record Field(String path, JsonNode value) {}

    /** The section of URLs that were built here from served values. */
    static final String LINKS = "Links";

    private static final List<String> MAIN =
            List.of("id", "name", "description", "nftType", "deployStatus", Collection.COUNT);
    private static final List<String> ADDRESSES =
            List.of("owner", "contractAddress", "collectionAddress", "nftFactory", "baseUri");
    private static final List<String> PICTURES =
            prefixed(List.of("", "cached."), List.of("avatar", "banner", "thumbnail", "tileUri"));
    /** Older servers put times and properties at the root of the collection. */
    private static final List<String> TIMES = prefixed(List.of("times.", ""), List.of("createdAt", "updatedAt"));

    private static final List<String> FLAGS = prefixed(
            List.of("extra.properties.", ""),
            List.of("isLegacy", "isPublic", "isCounterFactualNFT", "isMintable", "isEditable", "isDeletable"));
    private static final List<String> CHANNEL = prefixed(List.of("extra.", ""), List.of("mintChannel"));
    private static final List<String> PROPERTIES =
            Stream.concat(FLAGS.stream(), CHANNEL.stream()).toList();

    private static List<String> prefixed(List<String> prefixes, List<String> names) {
        return prefixes.stream()
                .flatMap(prefix -> names.stream().map(prefix::concat))
                .toList();
    }

    /**
     * The sections of a card that are not empty: all fields of the collection, and links to what they name.
     *
     * @param ipfsGateway the prefix of URLs of IPFS content
     */
    static List<CardSection> of(Collection row, URI ipfsGateway) {
        List<Field> others = new ArrayList<>();
        flatten("", row.fields(), others);
        return Stream.of(
                        take("", MAIN, others),
                        new CardSection(LINKS, links(row, ipfsGateway)),
                        take("Addresses", ADDRESSES, others),
                        take("Pictures", PICTURES, others),
                        take("Times", TIMES, others),
                        take("Properties", PROPERTIES, others),
                        new CardSection("Other fields", others))
                .filter(section -> !section.fields.isEmpty())
                .toList();
    }

    private static void flatten(String prefix, JsonNode object, List<Field> fields) {
        object.properties().forEach(field -> {
            String path = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject() && !value.isEmpty()) {
                flatten(path + ".", value, fields);
            } else {
                fields.add(new Field(path, value));
            }
        });
    }

    /** Moves the fields with these paths to a new section. */
    private static CardSection take(String heading, List<String> paths, List<Field> from) {
        List<Field> fields = paths.stream()
                .flatMap(path -> from.stream().filter(field -> field.path.equals(path)))
                .toList();
        from.removeAll(fields);
        return new CardSection(heading, fields);
    }

    private static List<Field> links(Collection row, URI ipfsGateway) {
        List<Field> links = new ArrayList<>();
        SafeUrls.metadataPage(row)
                .or(() -> SafeUrls.ipfs(row, "collectionAddress", ipfsGateway))
                .ifPresent(url -> links.add(new Field("metadata", TextNode.valueOf(url))));
        Stream.concat(PICTURES.stream(), Stream.of("baseUri"))
                .forEach(path -> SafeUrls.ipfs(row, path, ipfsGateway)
                        .ifPresent(url -> links.add(new Field(path, TextNode.valueOf(url)))));
        return links;
    }
}

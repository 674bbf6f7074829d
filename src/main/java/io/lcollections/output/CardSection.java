package io.lcollections.output;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.model.Collection;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fields that stand together on a card.
 *
 * @param heading what stands above them; empty for the first
 * @param fields at least one, in the order in which they are shown
 */
record CardSection(String heading, List<CardField> fields) {
    /** The one whose values are not served but made here, of what was served. */
    static final String LINKS = "Links";

    private static final String OTHERS = "Other fields";

    private static final List<String> PROPERTIES =
            List.of("isLegacy", "isPublic", "isCounterFactualNFT", "isMintable", "isEditable", "isDeletable");

    /** The documented fields, and where older servers put some of them. */
    private static final Map<String, List<String>> PLACES = places();

    private static final Set<String> KNOWN =
            PLACES.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private static Map<String, List<String>> places() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        places.put("", List.of("id", "name", "description", "nftType", "deployStatus", Collection.COUNT));
        places.put(LINKS, List.of());
        places.put("Addresses", List.of("owner", "contractAddress", "collectionAddress", "nftFactory", "baseUri"));
        List<String> pictures = new ArrayList<>(List.of("avatar", "banner", "thumbnail", "tileUri"));
        List.copyOf(pictures).forEach(name -> pictures.add("cached." + name));
        places.put("Pictures", pictures);
        places.put("Times", List.of("times.createdAt", "times.updatedAt", "createdAt", "updatedAt"));
        List<String> properties = new ArrayList<>();
        PROPERTIES.forEach(name -> properties.add("extra.properties." + name));
        properties.addAll(PROPERTIES);
        properties.addAll(List.of("extra.mintChannel", "mintChannel"));
        places.put("Properties", properties);
        return places;
    }

    /**
     * All fields of a collection, and the addresses that lead to what they name.
     *
     * @param ipfsGateway what stands before a CID
     */
    static List<CardSection> of(Collection row, URI ipfsGateway) {
        List<CardField> served = CardField.of(row);
        List<CardSection> sections = new ArrayList<>();
        PLACES.forEach((heading, paths) -> sections.add(
                new CardSection(heading, heading.equals(LINKS) ? links(row, ipfsGateway) : inOrder(served, paths))));
        sections.add(new CardSection(
                OTHERS,
                served.stream().filter(field -> !KNOWN.contains(field.path())).toList()));
        return sections.stream().filter(section -> !section.fields.isEmpty()).toList();
    }

    private static List<CardField> inOrder(List<CardField> served, List<String> paths) {
        return paths.stream()
                .flatMap(path -> served.stream().filter(field -> field.path().equals(path)))
                .toList();
    }

    /** Of characters that need no escape anywhere: none of them is a string as it was served. */
    private static List<CardField> links(Collection row, URI ipfsGateway) {
        List<CardField> links = new ArrayList<>();
        MetadataPage.of(row)
                .or(() -> onIpfs(row, "collectionAddress", ipfsGateway))
                .ifPresent(page -> links.add(new CardField("metadata", TextNode.valueOf(page))));
        for (String path : PLACES.get("Pictures")) {
            onIpfs(row, path, ipfsGateway).ifPresent(url -> links.add(new CardField(path, TextNode.valueOf(url))));
        }
        onIpfs(row, "baseUri", ipfsGateway)
                .ifPresent(url -> links.add(new CardField("baseUri", TextNode.valueOf(url))));
        return links;
    }

    private static Optional<String> onIpfs(Collection row, String path, URI gateway) {
        return row.text(path).flatMap(IpfsAddress::below).map(below -> gateway + below);
    }
}

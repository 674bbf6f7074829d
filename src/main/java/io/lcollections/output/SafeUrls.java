package io.lcollections.output;

import io.lcollections.model.Collection;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The URLs that output may link to or load pictures from; no other text of a server becomes a link. */
public final class SafeUrls {
    private static final int MAX_LENGTH = 2048;
    // An address, or an address and a hash of 32 bytes.
    private static final Pattern COLLECTION_ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}(-0x[0-9a-fA-F]{64})?");
    private static final List<String> PICTURES = List.of("avatar", "thumbnail", "tileUri", "banner");
    // Top-level names that are not in public DNS: they belong to local networks and tests.
    private static final String NOT_PUBLIC =
            "local|localhost|localdomain|internal|intranet|private|lan|home|corp|arpa|test|invalid|onion|alt";

    // The host is no IP address and, as far as the name shows, not on the reader's own network; the port is 16 bits.
    private static final Pattern PUBLIC_HTTPS =
            Pattern.compile("(?i)https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+(?!(" + NOT_PUBLIC + ")(?![a-z0-9-]))"
                    + "[a-z]([a-z0-9-]*[a-z0-9])?"
                    + "(:0*([0-5]?\\d{0,4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5]))?"
                    + "(/([\\w\\-.~:/@!$&()*+,;=]|%[0-9a-f]{2})*+)?"
                    + "(\\?([\\w\\-.~:/?\\[\\]@!$&()*+,;=]|%[0-9a-f]{2})*+)?");

    // A CID (version 0, or version 1 in base 32, 36 or 58), and a path; without one, what follows is no file name.
    private static final Pattern IPFS = Pattern.compile(
            "(?i:ipfs:/{0,3}(?:ipfs/)?)"
                    + "(Qm[1-9A-HJ-NP-Za-km-z]{44}|b[a-z2-7]{50,120}|B[A-Z2-7]{50,120}"
                    + "|k[0-9a-z]{50,120}|K[0-9A-Z]{50,120}|z[1-9A-HJ-NP-Za-km-z]{46,120})"
                    + "(?:[?#].*|(/.*))?",
            Pattern.DOTALL);

    // Parameters for a gateway. Other text after a question mark, and all after a hash, is a part of the file's name.
    private static final Pattern QUERY = Pattern.compile("\\?[A-Za-z0-9_-]+=[^?#/]*\\z");

    // One that does not leave its folder, without control characters and unpaired surrogates.
    private static final Pattern FILE_NAME = Pattern.compile("(?!\\.{1,2}\\z)[^/\\\\\\x{FFFD}\\p{Cc}\\p{Cs}]*");

    private SafeUrls() {}

    /** The page about a collection that was created in the service's own application. The URL needs no escaping. */
    static Optional<String> metadataPage(Collection row) {
        return row.text("collectionAddress")
                .filter(address -> COLLECTION_ADDRESS.matcher(address).matches())
                .map(address -> "https://nftinfos.loopring.io/" + address);
    }

    /** The metadata of a collection: the operator's page, otherwise the content on IPFS. The URL needs no escaping. */
    public static Optional<String> metadata(Collection row, URI ipfsGateway) {
        return metadataPage(row).or(() -> ipfs(row, "collectionAddress", ipfsGateway));
    }

    /**
     * The copy of a picture that the service cached, and the original if it is on IPFS, which must be escaped. Any other server,
     * chosen by whoever created the collection, would learn who views the page and when.
     */
    static List<String> pictures(Collection row, URI ipfsGateway) {
        Stream<String> copies = PICTURES.stream()
                .flatMap(path -> row.text("cached." + path).stream())
                .filter(url ->
                        url.length() <= MAX_LENGTH && PUBLIC_HTTPS.matcher(url).matches());
        Stream<String> originals = PICTURES.stream().flatMap(path -> ipfs(row, path, ipfsGateway).stream());
        return Stream.of(copies, originals).flatMap(urls -> urls.limit(1)).toList();
    }

    /**
     * The URL at a gateway of a field with an address such as {@code ipfs://Qm…/1.png}, if that is well formed. It needs no
     * escaping: each segment of the path is decoded, checked and encoded again, so that the URL cannot leave the CID.
     */
    public static Optional<String> ipfs(Collection row, String path, URI gateway) {
        String uri = row.text(path).orElse("");
        Matcher matcher = IPFS.matcher(uri.strip());
        if (uri.length() > MAX_LENGTH || !matcher.matches()) {
            return Optional.empty();
        }
        String cid = matcher.group(1);
        boolean isUpperCase = cid.startsWith("B") || cid.startsWith("K");
        StringBuilder url = new StringBuilder(gateway + (isUpperCase ? cid.toLowerCase(Locale.ROOT) : cid));
        String file = matcher.group(2) == null ? "" : matcher.group(2);
        for (String segment : QUERY.matcher(file).replaceFirst("").split("/")) {
            String name = decoded(segment);
            if (!FILE_NAME.matcher(name).matches()) {
                return Optional.empty();
            }
            // Percent-encodes all but the unreserved characters of RFC 3986; URLEncoder encodes for forms.
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
            url.append(name.isEmpty() ? "" : "/" + encoded.replace("*", "%2A").replace("%7E", "~"));
        }
        return Optional.of(url.toString());
    }

    /** Many creators do not encode names, so a percent sign may stand for itself; then all of the segment is plain. */
    private static String decoded(String segment) {
        try {
            String name = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return name.indexOf('\uFFFD') >= 0 ? segment : name;
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
    }
}

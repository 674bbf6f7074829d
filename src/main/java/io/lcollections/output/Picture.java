package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.FieldPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of the picture of a collection: the service's own copy, otherwise what is on IPFS, through the gateway.
 *
 * <p>A picture that is on some other server is not shown. Whoever made the collection chose that server, and it would
 * learn who looks at the page, from where and when. A gateway is the user's choice. The server of a copy is the choice
 * of whoever wrote the answer, which is trusted there: the service, or another that the user asked, or the writer of a
 * saved answer.
 */
final class Picture {
    private static final int LONGEST = 2048;
    private static final int LAST_PORT = 65535;

    private static final List<FieldPath> COPIES =
            paths("cached.avatar", "cached.thumbnail", "cached.tileUri", "cached.banner");
    private static final List<FieldPath> ORIGINALS = paths("avatar", "thumbnail", "tileUri", "banner");

    /** What a URL is made of; anything else stands in it as percent and digits. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9\\-._~:/?\\[\\]@!$&()*+,;=%]{1," + LONGEST + "}");

    /** Last parts of names that are in no public list of names: those of networks at home and at work, and of tests. */
    private static final String ELSEWHERE =
            "local|localhost|localdomain|internal|intranet|private|lan|home|corp|arpa|test|invalid|onion|alt";

    /**
     * A name with dots whose last part is no number and none of those: neither an address nor, as far as the name
     * tells, a machine near the reader. A network that uses a public name inside ({@code fritz.box}) looks like any.
     */
    private static final Pattern PUBLIC_HOST =
            Pattern.compile("(?i)([a-z0-9-]+\\.)+(?!(" + ELSEWHERE + ")\\z)[a-z][a-z0-9-]*");

    private Picture() {}

    private static List<FieldPath> paths(String... names) {
        return List.of(names).stream().map(FieldPath::of).toList();
    }

    /** The URL, to be escaped; empty where the row names no picture that may be loaded. */
    static Optional<String> of(Collection row, URI ipfsGateway) {
        for (FieldPath path : COPIES) {
            String address = path.valueIn(row).textValue();
            if (address != null && isPublic(address)) {
                return Optional.of(address);
            }
        }
        for (FieldPath path : ORIGINALS) {
            Optional<String> below =
                    Optional.ofNullable(path.valueIn(row).textValue()).flatMap(IpfsAddress::below);
            if (below.isPresent()) {
                return Optional.of(ipfsGateway + below.get());
            }
        }
        return Optional.empty();
    }

    private static boolean isPublic(String address) {
        if (!SAFE.matcher(address).matches()) {
            return false;
        }
        try {
            URI uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getPort() <= LAST_PORT
                    && PUBLIC_HOST.matcher(uri.getHost()).matches();
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }
}

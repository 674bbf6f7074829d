package io.lcollections.output;

import io.lcollections.model.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a browser shows the metadata of a collection that was created in the service's own application; after the
 * documentation of {@code collectionAddress}.
 *
 * <p>The address is built here from digits that were checked. Any other string of a server's is no link: it could lead
 * anywhere, or out of the sequence or attribute that it would stand in.
 */
final class MetadataPage {
    private static final String PREFIX = "https://nftinfos.loopring.io/";

    /** As served: an address, or an address and a hash of 32 bytes. */
    private static final Pattern CHECKED = Pattern.compile("0x[0-9a-fA-F]{40}(-0x[0-9a-fA-F]{64})?");

    private MetadataPage() {}

    /** The URL, of characters that need no escape anywhere; empty for collections that have no such page. */
    static Optional<String> of(Collection row) {
        return row.text("collectionAddress")
                .filter(address -> CHECKED.matcher(address).matches())
                .map(address -> PREFIX + address);
    }
}

package io.lcollections.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was saved of real accounts, to be served in place of made data.
 *
 * @param accounts the rows of each account in their order, by its number
 * @param others the rows of every account that is not among those; empty where there is no other
 */
public record SandboxArchive(Map<Long, List<Row>> accounts, Optional<List<Row>> others) {

    /**
     * One row.
     *
     * @param json as it stands on the wire, {@code {"collection":{…},"count":2}}, in UTF-8; it is served as it is
     * @param contractAddress what {@code tokenAddress} is compared with; empty where there is none
     * @param isEmpty whether the account holds nothing of it, which {@code nonZero} leaves out
     */
    public record Row(byte[] json, String contractAddress, boolean isEmpty) {}
}

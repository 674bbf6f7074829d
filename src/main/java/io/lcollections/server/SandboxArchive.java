package io.lcollections.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.lcollections.server.RequestHandler.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Saved accounts, to be served in place of generated data.
 *
 * @param accounts the rows of each account in their order, by account id
 * @param others the rows of every other account; empty where there is no other account
 */
public record SandboxArchive(Map<Long, List<Row>> accounts, Optional<List<Row>> others)
        implements RequestHandler.Accounts {
    /**
     * One row.
     *
     * @param json as the service sends it, {@code {"collection":{…},"count":2}}, in UTF-8; it is served unchanged
     * @param contractAddress what {@code tokenAddress} is compared with; may be empty
     * @param isEmpty whether {@code nonZero} leaves the row out
     */
    public record Row(byte[] json, String contractAddress, boolean isEmpty) {}

    @Override
    public Optional<Account> account(long id) {
        return Optional.ofNullable(accounts.get(id)).or(() -> others).map(SavedAccount::new);
    }

    /** Saved responses do not name owners. */
    @Override
    public OptionalLong accountOf(String owner) {
        return OptionalLong.empty();
    }

    private record SavedAccount(List<Row> rows) implements Account {
        @Override
        public int total() {
            return rows.size();
        }

        @Override
        public boolean isHeld(int row) {
            return !rows.get(row).isEmpty();
        }

        @Override
        public boolean hasContract(int row, String address) {
            return address.equalsIgnoreCase(rows.get(row).contractAddress());
        }

        @Override
        public JsonNode json(int row) {
            String json = new String(rows.get(row).json(), StandardCharsets.UTF_8);
            return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
        }
    }
}

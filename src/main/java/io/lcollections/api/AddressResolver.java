package io.lcollections.api;

import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;

/** Accepts queries that name the account by its owner's address, and looks up the account id once. Thread-safe. */
public final class AddressResolver implements CollectionsApi {
    private final CollectionsApi api;
    private final ObjLongConsumer<String> listener;
    private final Map<String, Account> resolved = new ConcurrentHashMap<>();

    /**
     * @param listener receives each address that was looked up, once, and the account id
     */
    public AddressResolver(CollectionsApi api, ObjLongConsumer<String> listener) {
        this.api = api;
        this.listener = listener;
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        return api.fetch(resolve(query));
    }

    @Override
    public List<String> fetchAll(Query query, int concurrency, OptionalLong maxItems, PageConsumer consumer)
            throws ApiException, IOException {
        return api.fetchAll(resolve(query), concurrency, maxItems, consumer);
    }

    @Override
    public long accountId(String owner) throws ApiException {
        return api.accountId(owner);
    }

    @Override
    public Query resolve(Query query) throws ApiException {
        Optional<Account> address = query.account().filter(Account::isAddress);
        return address.isEmpty() ? query : query.of(account(address.get().text()));
    }

    private Account account(String address) throws ApiException {
        if (!resolved.containsKey(address)) {
            long id = api.accountId(address);
            if (resolved.putIfAbsent(address, Account.of(id)) == null) {
                listener.accept(address, id);
            }
        }
        return resolved.get(address);
    }

    @Override
    public void close() {
        api.close();
    }
}

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

/** Accepts queries that name the account by its owner's address, and looks up the account id once. Thread-safe. */
public final class AddressResolver implements CollectionsApi {
    private final CollectionsApi api;
    private final Listener listener;
    private final Map<String, Account> resolved = new ConcurrentHashMap<>();

    /** Is called once for each address that was looked up. */
    @FunctionalInterface
    public interface Listener {
        void resolved(String address, long accountId);
    }

    public AddressResolver(CollectionsApi api, Listener listener) {
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
        Account known = resolved.get(address);
        if (known != null) {
            return known;
        }
        long id = api.accountId(address);
        Account account = Account.of(id);
        if (resolved.put(address, account) == null) {
            listener.resolved(address, id);
        }
        return account;
    }

    @Override
    public void close() {
        api.close();
    }
}

package io.lcollections.api;

import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;

/** Accepts queries with the address of the account's owner, and looks up each account id once. Thread-safe. */
public final class AddressResolver implements CollectionsApi {
    private final CollectionsApi api;
    private final ObjLongConsumer<String> listener;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();

    /** The listener receives each address once, with its account id. */
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
    public Query resolve(Query query) throws ApiException {
        if (query.account().filter(Account::isAddress).isEmpty()) {
            return query;
        }
        String owner = query.account().get().text();
        Long id = ids.get(owner);
        try {
            if (id == null) {
                id = api.accountId(owner);
                if (ids.putIfAbsent(owner, id) == null) {
                    listener.accept(owner, id);
                }
            }
            return query.of(Account.of(id));
        } catch (ApiException failure) {
            throw failure.about(owner);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}

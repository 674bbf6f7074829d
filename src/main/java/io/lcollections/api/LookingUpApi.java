package io.lcollections.api;

import io.lcollections.model.AccountName;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the numbers of accounts that are called by an address, and asks for those. For many threads at once. */
public final class LookingUpApi implements CollectionsApi {
    private final CollectionsApi api;
    private final Found found;
    private final Map<String, AccountName> known = new ConcurrentHashMap<>();

    /** Is told of each account that was looked up. */
    @FunctionalInterface
    public interface Found {
        void account(String address, long number);
    }

    public LookingUpApi(CollectionsApi api, Found found) {
        this.api = api;
        this.found = found;
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        return api.fetch(numbered(query));
    }

    @Override
    public List<String> walk(Query query, int concurrency, OptionalLong most, Pages.Sink sink)
            throws ApiException, IOException {
        return api.walk(numbered(query), concurrency, most, sink);
    }

    @Override
    public long accountOf(String address) throws ApiException {
        return api.accountOf(address);
    }

    @Override
    public Query numbered(Query query) throws ApiException {
        Optional<AccountName> called = query.account().filter(AccountName::isAddress);
        return called.isEmpty() ? query : query.of(number(called.get()));
    }

    private AccountName number(AccountName called) throws ApiException {
        AccountName before = known.get(called.text());
        if (before != null) {
            return before;
        }
        AccountName number = AccountName.of(api.accountOf(called.text()));
        if (known.put(called.text(), number) == null) {
            found.account(called.text(), number.number().getAsLong());
        }
        return number;
    }

    @Override
    public Optional<Page> rehearse() throws ApiException {
        return api.rehearse();
    }

    @Override
    public void close() {
        api.close();
    }
}

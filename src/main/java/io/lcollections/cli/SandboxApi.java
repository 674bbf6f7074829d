package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.sandbox.Sandbox;

/** A service whose server ends with it. */
record SandboxApi(CollectionsApi api, Sandbox server) implements CollectionsApi {
    @Override
    public Page fetch(Query query) throws ApiException {
        return api.fetch(query);
    }

    @Override
    public long accountId(String owner) throws ApiException {
        return api.accountId(owner);
    }

    @Override
    public void close() {
        api.close();
        server.close();
    }
}

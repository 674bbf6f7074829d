package io.lcollections.api;

import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.api.SimulatedService.SimulatedAccount;
import io.lcollections.model.Collection;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads all pages of a simulated service, and has the result. */
final class PagingRun {
    final PagingScenario scenario;
    final SimulatedService service;
    final List<String> ids = new ArrayList<>();
    final List<List<String>> pages = new ArrayList<>();

    List<String> notes = List.of();
    ApiException failure;

    PagingRun(PagingScenario scenario, long maxRequests) {
        this.scenario = scenario;
        this.service = new SimulatedService(scenario, maxRequests);
    }

    PagingRun withoutRetries() throws IOException {
        return read(service, OptionalLong.empty());
    }

    PagingRun withRetries() throws IOException {
        return read(retrying(), OptionalLong.empty());
    }

    PagingRun withMaxItems(long maxItems) throws IOException {
        return read(service, OptionalLong.of(maxItems));
    }

    /** Fewer than there are threads, so that the limiter has to hold some back. */
    int maxInFlight() {
        return (scenario.concurrency + 1) / 2;
    }

    CollectionsApi retrying() {
        VirtualTime time = new VirtualTime();
        RequestLimiter limiter = new RequestLimiter(maxInFlight(), 0, time);
        int retries = scenario.failures.size();
        return new RetryingApi(service, limiter, retries, () -> 0.5, time, new RequestLog() {});
    }

    List<String> read(PageConsumer consumer) throws ApiException, IOException {
        return retrying().fetchAll(scenario.query(), scenario.concurrency, OptionalLong.empty(), consumer);
    }

    private PagingRun read(CollectionsApi api, OptionalLong maxItems) throws IOException {
        try {
            notes = new FilteredCollectionsApi(api, Optional.empty(), false)
                    .fetchAll(scenario.query(), scenario.concurrency, maxItems, (page, nextOffset) -> {
                        List<String> rows =
                                page.collections().stream().map(PagingRun::id).toList();
                        pages.add(rows);
                        ids.addAll(rows);
                    });
        } catch (ApiException failed) {
            failure = failed;
        }
        return this;
    }

    /** The id in one spelling; a row without one has it as its name. */
    private static String id(Collection row) {
        return row.idValue().map(Object::toString).or(() -> row.text("name")).orElseThrow();
    }

    /** The ids in the account now that should be listed, from the start offset on. */
    List<String> present() {
        boolean isFiltered = scenario.defect.isAboutFilter();
        return service.now(account -> isFiltered ? account.nonZeroIds(scenario.start) : account.ids(scenario.start));
    }

    List<String> missing() {
        List<String> missing = new ArrayList<>(service.now(SimulatedAccount::steady));
        missing.removeAll(ids);
        return missing;
    }

    @Override
    public String toString() {
        return "ids " + ids + ", failure " + failure + ", notes " + notes + ", offsets " + service.offsets() + ", rows "
                + service.totals();
    }
}

package io.lcollections.api;

import io.lcollections.model.Collection;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A walk over a model, and what came of it. */
final class WalkRun {
    final WalkCase made;
    final ModelService service;
    final List<String> ids = new ArrayList<>();
    /** The ids of each page that was handed on. */
    final List<List<String>> pages = new ArrayList<>();

    List<String> notes = List.of();
    /** {@code null} where the walk ended well. */
    ApiException failure;

    WalkRun(WalkCase made, long mostRequests) {
        this.made = made;
        this.service = new ModelService(made, mostRequests);
    }

    /** Asks the service without another try. */
    WalkRun plain() throws IOException {
        return over(service, OptionalLong.empty());
    }

    WalkRun most(long most) throws IOException {
        return over(service, OptionalLong.of(most));
    }

    /** Asks as the program does: again where it failed, not too much at once. */
    WalkRun politely() throws IOException {
        return over(polite(), OptionalLong.empty());
    }

    CollectionsApi polite() {
        RetryPolicy policy = new RetryPolicy(made.faults().size(), () -> 0.5);
        return new RetryingApi(
                service, policy, made.concurrency(), 0, new VirtualTime(), (failure, next, of, wait) -> {});
    }

    private WalkRun over(CollectionsApi api, OptionalLong most) throws IOException {
        try {
            notes = api.walk(made.query(), made.concurrency(), most, (page, next) -> {
                List<String> rows = page.collections().stream()
                        .map(Collection::id)
                        .map(id -> id.orElse("none"))
                        .toList();
                pages.add(rows);
                ids.addAll(rows);
            });
        } catch (ApiException failed) {
            failure = failed;
        }
        return this;
    }

    @Override
    public String toString() {
        return "ids " + ids + ", failure " + failure + ", notes " + notes + ", offsets " + service.offsets() + ", rows "
                + service.totals();
    }
}

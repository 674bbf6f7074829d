package io.lcollections.api;

import io.lcollections.api.PagingScenario.Change;
import io.lcollections.api.PagingScenario.Defect;
import io.lcollections.api.PagingScenario.Failure;
import io.lcollections.api.PagingScenario.Kind;
import io.lcollections.support.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates scenarios, small ones more often because errors are found at the edges, and simplifies failing ones. */
final class PagingScenarios {
    private static final int[] STATUSES = {0, 200, 429, 500, 503};

    private PagingScenarios() {}

    static Property<PagingScenario> property(Function<Random, PagingScenario> generator) {
        return new Property<>(generator, PagingScenarios::simpler).looking(20);
    }

    /** Nothing changes, nothing fails, and the service has no defect. */
    static PagingScenario steady(Random random) {
        int cap = small(random, 1, 60);
        int limit = small(random, 1, 60);
        int maxTotal = random.nextInt(8) == 0 ? 400 : 12 * Math.min(cap, limit);
        int total = small(random, 0, Math.min(400, maxTotal));
        PagingScenario scenario = PagingScenario.of(total, cap, limit)
                .startingAt(random.nextInt(3) == 0 ? random.nextInt(total + 3) : 0)
                .concurrently(random.nextBoolean() ? 1 : 1 + random.nextInt(8))
                .jitter(random.nextInt(1000));
        return random.nextInt(4) > 0 ? scenario : scenario.withoutTotal();
    }

    static PagingScenario failing(Random random) {
        PagingScenario scenario = steady(random);
        return withFailures(random, scenario, scenario.pages(scenario.total()) + 1);
    }

    /** The account changes, and requests fail temporarily. */
    static PagingScenario changing(Random random) {
        PagingScenario steady = steady(random);
        int requests = steady.pages(steady.total()) * (1 + random.nextInt(3)) + 2;
        List<Change> changes = new ArrayList<>();
        for (int count = small(random, 0, 12); count > 0; count--) {
            changes.add(change(random, steady, requests));
        }
        return withFailures(random, steady.with(changes, List.of()), requests);
    }

    private static Change change(Random random, PagingScenario scenario, int requests) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        boolean isAnywhere = kind == Kind.ADD || kind == Kind.REMOVE;
        int place = isAnywhere ? random.nextInt(scenario.total() + 1) : small(random, 0, 2 * scenario.pageSize());
        int rows = random.nextInt(3) > 0 ? 1 : small(random, 1, 3 * scenario.pageSize());
        return new Change(random.nextInt(requests), kind, place, rows);
    }

    private static PagingScenario withFailures(Random random, PagingScenario scenario, int requests) {
        List<Failure> failures = new ArrayList<>();
        for (int count = random.nextBoolean() ? 0 : random.nextInt(5); count > 0; count--) {
            int status = STATUSES[random.nextInt(STATUSES.length)];
            failures.add(new Failure(random.nextInt(requests), status, random.nextInt(4) - 1));
        }
        return scenario.with(scenario.changes(), failures);
    }

    /**
     * The service has a defect; nothing changes. A service that does not page by rows is read from the beginning, because
     * only the service knows where its first page starts.
     */
    static PagingScenario defective(Random random) {
        PagingScenario steady = steady(random);
        Defect defect = Defect.values()[1 + random.nextInt(Defect.values().length - 1)];
        return (defect.pagesByRows() ? steady : steady.startingAt(0))
                .defective(defect, small(random, 1, 2 * steady.pageSize() + 1));
    }

    /** Both bounds are inclusive; half of the numbers are near the lower one. */
    private static int small(Random random, int min, int max) {
        int range = random.nextBoolean() ? max - min : Math.min(5, max - min);
        return min + random.nextInt(range + 1);
    }

    /** Scenarios that are a little simpler. */
    static Stream<PagingScenario> simpler(PagingScenario from) {
        return Stream.of(
                        without(from.changes()).map(fewer -> from.with(fewer, from.failures())),
                        without(from.failures()).map(fewer -> from.with(from.changes(), fewer)),
                        Stream.of(from.jitter(0)).filter(calm -> from.jitter() > 0),
                        smaller(from.concurrency(), 1).mapToObj(from::concurrently),
                        smaller(from.start(), 0).mapToObj(from::startingAt),
                        smaller(from.total(), 0).mapToObj(total -> from.size(total, from.cap(), from.limit())),
                        smaller(from.cap(), 1).mapToObj(cap -> from.size(from.total(), cap, from.limit())),
                        smaller(from.limit(), 1).mapToObj(limit -> from.size(from.total(), from.cap(), limit)),
                        smaller(from.totalError(), 1).mapToObj(error -> from.defective(from.defect(), error)),
                        withSimplerChange(from))
                .flatMap(all -> all);
    }

    private static <T> Stream<List<T>> without(List<T> all) {
        return IntStream.range(0, all.size()).mapToObj(index -> {
            List<T> fewer = new ArrayList<>(all);
            fewer.remove(index);
            return fewer;
        });
    }

    private static Stream<PagingScenario> withSimplerChange(PagingScenario from) {
        return IntStream.range(0, from.changes().size())
                .boxed()
                .flatMap(index -> simpler(from.changes().get(index)).map(simpler -> {
                    List<Change> changes = new ArrayList<>(from.changes());
                    changes.set(index, simpler);
                    return from.with(changes, from.failures());
                }));
    }

    private static Stream<Change> simpler(Change from) {
        return Stream.of(
                        smaller(from.rows(), 1)
                                .mapToObj(rows -> new Change(from.request(), from.kind(), from.place(), rows)),
                        smaller(from.request(), 0)
                                .mapToObj(request -> new Change(request, from.kind(), from.place(), from.rows())),
                        smaller(from.place(), 0)
                                .mapToObj(place -> new Change(from.request(), from.kind(), place, from.rows())))
                .flatMap(all -> all);
    }

    private static IntStream smaller(int value, int min) {
        return IntStream.of(min, (value + min) / 2, value - 1)
                .filter(less -> less >= min && less < value)
                .distinct();
    }
}

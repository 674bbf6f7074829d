package io.lcollections.api;

import io.lcollections.config.InputFile;
import io.lcollections.config.UsageException;
import io.lcollections.model.AccountName;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * Answers from a file of saved answers, as the service would: it filters, skips and limits. It has no page size of its
 * own, so without a limit every row is returned. The total is what the server said; under a filter, what it would say,
 * where the file holds all that must be counted.
 */
public final class SavedCollectionsApi implements CollectionsApi {
    private final String origin;
    private final SavedAnswers answers;
    private final SavedDocuments documents;

    private SavedCollectionsApi(String origin, SavedAnswers answers, SavedDocuments documents) {
        this.origin = origin;
        this.answers = answers;
        this.documents = documents;
    }

    /**
     * @param name a file's name, or {@code -} for standard input
     * @param stdin standard input
     * @throws UsageException when the file cannot be read
     * @throws ApiException when it holds no answers that can be vouched for
     */
    public static SavedCollectionsApi open(String name, InputStream stdin) throws ApiException {
        return open(new InputFile("--input", name), stdin);
    }

    /**
     * @param file which, and what names it
     * @param stdin standard input
     * @throws UsageException when the file cannot be read
     * @throws ApiException when it holds no answers that can be vouched for
     */
    public static SavedCollectionsApi open(InputFile file, InputStream stdin) throws ApiException {
        SavedAnswers answers = SavedAnswers.in(file, stdin);
        return new SavedCollectionsApi(file.origin(), answers, new SavedDocuments(answers.read()));
    }

    /** What to call the file in messages. */
    public String origin() {
        return origin;
    }

    /** The accounts that it names, in their order; those that do not say whose they are can be anybody's. */
    public SortedSet<Long> named() {
        return documents.named();
    }

    /** Whether all that it holds says whose it is. */
    public boolean saysWhose() {
        return documents.sayWhose();
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        List<SavedAnswers.Document> chosen = ofAccount(query.accountId());
        return page(query, chosen, SavedHolding.of(chosen));
    }

    @Override
    public List<AccountName> accounts() {
        return saysWhose() ? documents.accounts().stream().map(AccountName::of).toList() : List.of();
    }

    private Page page(Query query, List<SavedAnswers.Document> chosen, SavedHolding holding) {
        List<Collection> matching =
                holding.rows().stream().filter(row -> matches(row, query)).toList();
        List<Collection> rows = matching.stream()
                .skip(query.offset().orElse(0))
                .limit(query.limit().orElse(Integer.MAX_VALUE))
                .toList();
        return new Page(
                account(chosen, query),
                holding.total(query, matching.size()),
                rows,
                answers.texts(chosen),
                notes(holding, query.offset().orElse(0), rows.size(), matching.size()));
    }

    /** There are no pages in a file; what is asked of it is whether it is whole. */
    @Override
    public List<String> walk(Query query, int concurrency, OptionalLong most, Pages.Sink sink)
            throws ApiException, IOException {
        List<SavedAnswers.Document> chosen = ofAccount(query.accountId());
        SavedHolding holding = SavedHolding.of(chosen);
        Query unlimited =
                new Query(query.account(), query.offset(), OptionalInt.empty(), query.nonZero(), query.tokenAddress());
        Page whole = page(unlimited, chosen, holding);
        int all = whole.collections().size();
        int wanted = (int) Math.min(all, most.orElse(all));
        long from = query.offset().orElse(0);
        sink.page(whole.with(whole.collections().subList(0, wanted)), from + wanted);
        if (sink.isSatisfied()) {
            return List.of();
        }
        if (wanted < all) {
            return List.of(RemainingRows.counted(from, wanted, from + all) + "; --offset " + (from + wanted)
                    + " goes on from there");
        }
        if (holding.isPart() && all < most.orElse(Long.MAX_VALUE)) {
            throw new ApiException(
                    ApiException.Kind.UNVOUCHED,
                    "the list is incomplete: " + part(holding),
                    sink.keepsPart()
                            ? "without --all, what there is of it is printed all the same"
                            : "lcollections list --input prints what there is of it",
                    null);
        }
        return whole.notes();
    }

    private String part(SavedHolding holding) {
        return holding.rows().size() + " of " + holding.stated().getAsLong() + " collections; " + origin
                + " holds no more";
    }

    private List<String> notes(SavedHolding holding, long from, int rows, int matching) {
        List<String> notes = new ArrayList<>();
        if (holding.repeated() > 0) {
            notes.add("left out, as an earlier page of " + origin + " has the same collection: " + holding.repeated());
        }
        RemainingRows.note(from, rows, matching).ifPresent(notes::add);
        if (holding.isPart()) {
            notes.add(part(holding));
        }
        return notes;
    }

    private List<SavedAnswers.Document> ofAccount(OptionalLong asked) throws ApiException {
        int accounts = documents.accounts().size();
        if (asked.isEmpty() && accounts > 1) {
            throw new UsageException(
                    "--input " + origin + " holds " + accounts + " accounts: " + documents.names(),
                    "choose one with --account");
        }
        List<SavedAnswers.Document> chosen = documents.of(asked);
        if (chosen.isEmpty()) {
            throw new ApiException(
                    ApiException.Kind.REFUSED,
                    "account " + asked.getAsLong() + " is not in " + origin,
                    "it holds " + documents.names(),
                    null);
        }
        return chosen;
    }

    private static boolean matches(Collection row, Query query) {
        boolean contract = query.tokenAddress()
                .map(address -> row.at("contractAddress") instanceof String served && served.equalsIgnoreCase(address))
                .orElse(true);
        return contract && !(query.nonZero() && row.isEmpty());
    }

    private static OptionalLong account(List<SavedAnswers.Document> chosen, Query query) {
        return chosen.stream()
                .map(SavedAnswers.Document::accountId)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(query.accountId());
    }
}

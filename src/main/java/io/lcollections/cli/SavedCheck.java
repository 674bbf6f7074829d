package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.SavedCollectionsApi;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Whether a file of saved answers can be read, and is whole. Which accounts it holds is nobody's business. */
final class SavedCheck {
    private static final String NAME = "input";

    private long collections;

    Check of(String file, InputStream stdin) throws IOException {
        try (SavedCollectionsApi saved = SavedCollectionsApi.open(file, stdin)) {
            List<String> notes = new ArrayList<>();
            List<Optional<Account>> accounts = accounts(saved);
            for (Optional<Account> account : accounts) {
                Query all = new Query(account, OptionalLong.empty(), OptionalInt.empty(), false, Optional.empty());
                notes.addAll(saved.fetchAll(
                        all,
                        1,
                        OptionalLong.empty(),
                        (page, nextOffset) -> collections += page.collections().size()));
            }
            String text = saved.origin() + ": " + collections + " collections"
                    + (accounts.size() > 1 ? " of " + accounts.size() + " accounts" : "") + ", whole";
            return notes.isEmpty()
                    ? Check.ok(NAME, text)
                    : Check.note(NAME, text + "; " + String.join("; ", notes), null);
        } catch (UsageException wrong) {
            return Check.failed(NAME, wrong);
        } catch (ApiException failure) {
            return Check.failed(NAME, failure);
        }
    }

    private static List<Optional<Account>> accounts(SavedCollectionsApi saved) {
        return saved.named().size() < 2
                ? List.of(Optional.empty())
                : saved.named().stream().map(Account::of).map(Optional::of).toList();
    }
}

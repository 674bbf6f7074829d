package io.lcollections.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of an archive; there are as many as it holds, whatever numbers are asked for. */
final class ArchiveAccounts implements Accounts {
    private final Map<Long, Holding> accounts = new HashMap<>();
    private final Optional<Holding> others;

    ArchiveAccounts(SandboxArchive archive) {
        archive.accounts().forEach((id, rows) -> accounts.put(id, new Saved(rows)));
        others = archive.others().map(Saved::new);
    }

    @Override
    public Optional<Holding> account(long id) {
        return Optional.ofNullable(accounts.get(id)).or(() -> others);
    }

    @Override
    public Optional<Holding> accountToChange(long id) {
        return account(id);
    }

    private static final class Saved extends Holding {
        private final List<SandboxArchive.Row> rows;

        Saved(List<SandboxArchive.Row> rows) {
            super(rows.size());
            this.rows = rows;
        }

        @Override
        boolean matches(Filter filter, int number) {
            SandboxArchive.Row row = rows.get(number);
            return !(filter.nonZero() && row.isEmpty())
                    && (filter.token().isEmpty() || filter.token().equalsIgnoreCase(row.contractAddress()));
        }

        @Override
        void write(int number, JsonGenerator to) throws IOException {
            to.writeRawValue(new String(rows.get(number).json(), StandardCharsets.UTF_8));
        }
    }
}

package io.lcollections.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the sandbox answers by itself, without the faults around it. */
final class SandboxAnswers {
    private static final long DEFAULT_LIMIT = 20;
    private static final String ANY_TOKEN = "";
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json;charset=UTF-8");

    private final SandboxJson json = new SandboxJson();
    private final Accounts accounts;
    private final int pageCap;

    /**
     * @param pageCap rows in an answer at most
     */
    SandboxAnswers(Accounts accounts, int pageCap) {
        this.accounts = accounts;
        this.pageCap = pageCap;
    }

    /**
     * @param key the header, or {@code null}
     * @param parameters the query parameters by name
     * @param shift where given, the account changes its order first, as this number decides
     */
    Reply collections(String key, Map<String, String> parameters, OptionalLong shift) {
        if (key == null || key.isBlank()) {
            return refused(104001, "API key is empty");
        }
        if (!key.equals(Sandbox.KEY)) {
            return refused(104002, "invalid API key");
        }
        OptionalLong account = whole(parameters.get("accountId"));
        if (account.isEmpty()) {
            return refused(102003, "invalid account id");
        }
        OptionalLong offset = whole(parameters.getOrDefault("offset", "0"));
        OptionalLong limit = whole(parameters.getOrDefault("limit", String.valueOf(DEFAULT_LIMIT)));
        String token = parameters.getOrDefault("tokenAddress", ANY_TOKEN);
        boolean badToken = !token.equals(ANY_TOKEN) && !token.matches("0x[0-9a-fA-F]{40}");
        if (offset.isEmpty() || limit.isEmpty() || limit.getAsLong() == 0 || badToken) {
            return refused(100001, "invalid argument");
        }
        Holding.Filter filter = new Holding.Filter("true".equals(parameters.get("nonZero")), token);
        return account(account.getAsLong(), shift)
                .map(found -> page(found, filter, offset.getAsLong(), limit.getAsLong()))
                .orElseGet(() -> refused(101002, "user not found"));
    }

    /**
     * The account of an owner; this call is public.
     *
     * @param parameters the query parameters by name
     */
    Reply account(Map<String, String> parameters) {
        String owner = parameters.getOrDefault("owner", "");
        OptionalLong account = accounts.ownedBy(owner);
        return account.isPresent()
                ? new Reply(200, HEADERS, json.account(account.getAsLong(), owner.toLowerCase(Locale.ROOT)))
                : refused(101002, "user not found");
    }

    private Optional<? extends Holding> account(long id, OptionalLong shift) {
        if (shift.isEmpty()) {
            return accounts.account(id);
        }
        Optional<? extends Holding> account = accounts.accountToChange(id);
        account.ifPresent(found -> found.shift(shift.getAsLong()));
        return account;
    }

    private Reply page(Holding account, Holding.Filter filter, long offset, long limit) {
        Holding.Slice slice = account.slice(filter, offset, (int) Math.min(limit, pageCap));
        return new Reply(200, HEADERS, json.page(account, slice));
    }

    private Reply refused(int code, String message) {
        return new Reply(400, HEADERS, json.refusal(code, message));
    }

    Reply notFound() {
        return new Reply(404, HEADERS, json.refusal(100001, "no such path"));
    }

    private static OptionalLong whole(String text) {
        boolean digits = text != null && text.matches("\\d{1,18}");
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}

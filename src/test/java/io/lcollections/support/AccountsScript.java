package io.lcollections.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service of many accounts: each holds as many collections as its number says, unless it is answered otherwise. */
public final class AccountsScript implements UnaryOperator<String> {
    private static final Pattern OWNER = Pattern.compile("/api/v3/account\\?owner=(\\S+)");

    private final Map<Long, UnaryOperator<String>> others = new TreeMap<>();
    private final Map<String, String> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The answers to an account follow from another script. */
    public AccountsScript with(long account, UnaryOperator<String> script) {
        others.put(account, script);
        return this;
    }

    /** All answers to an account are this one. */
    public AccountsScript with(long account, String answer) {
        return with(account, head -> answer);
    }

    /** The answer to a look-up of an address; others are unknown. */
    public AccountsScript withOwner(String address, String answer) {
        owners.put(address, answer);
        return this;
    }

    @Override
    public String apply(String head) {
        Matcher owner = OWNER.matcher(head);
        if (owner.find()) {
            return owners.getOrDefault(owner.group(1), unknown());
        }
        long account = ScriptedAccount.number(head, "accountId", -1);
        return others.getOrDefault(account, ScriptedAccount.of((int) account)).apply(head);
    }

    /** What the service says of an account that there is not. */
    public static String unknown() {
        return ScriptedServer.answer(
                400, "application/json", "{\"resultInfo\":{\"code\":101002,\"message\":\"user not found\"}}");
    }
}

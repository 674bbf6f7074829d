package io.lcollections.list;

import io.lcollections.cli.Converters;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Account;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The accounts to read, each once, in the order in which they were named.
 *
 * @param areSeveral whether rows say which account they belong to; true for a file even if it names one account, so that
 *     the layout does not depend on its content
 */
record AccountList(List<Account> names, boolean areSeveral) {
    private static final String OPTION = "--accounts-file";
    private static final int MAX_SHOWN = 80;

    /** More than 300,000 addresses. */
    private static final int MAX_BYTES = 16 << 20;

    private static final String HINT = "the file has one account per line, by number or address; - reads stdin";

    AccountList {
        names = List.copyOf(new LinkedHashSet<>(names));
    }

    /** The named accounts, and then those of a file, where {@code -} is standard input. */
    static AccountList read(List<Account> named, String file, InputStream stdin) {
        InputFile input = new InputFile(OPTION, file);
        // Windows PowerShell writes UTF-16.
        byte[] utf8 = JsonReader.toUtf8(input.readAll(stdin, HINT, MAX_BYTES));
        String text = new String(utf8, StandardCharsets.UTF_8);
        List<Account> names = new ArrayList<>(named);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String name = TypedText.plain(line.replaceFirst("#.*", ""));
            if (!name.isEmpty()) {
                names.add(account(name, input.origin() + ", line " + number));
            }
        }
        if (names.size() == named.size()) {
            throw new UsageException(OPTION + " " + input.origin() + " names no account", HINT);
        }
        return new AccountList(names, true);
    }

    private static Account account(String name, String place) {
        // No account is that long.
        String shown = name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "…" : name;
        try {
            return new Converters.AccountConverter().convert(shown);
        } catch (InvalidValueException invalid) {
            if (name.indexOf('\uFFFD') >= 0) {
                throw new UsageException(OPTION + " " + place + " is not text; is the file compressed?", HINT);
            }
            throw new UsageException(
                    OPTION + " " + place + ": '" + shown + "' " + invalid.getMessage(),
                    invalid.hint() == null ? HINT : invalid.hint());
        }
    }
}

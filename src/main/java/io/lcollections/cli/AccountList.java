package io.lcollections.cli;

import io.lcollections.files.InputFile;
import io.lcollections.model.Account;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The accounts whose collections are asked for, each once, in the order in which they were named.
 *
 * @param names none where saved answers need not be told
 * @param areSeveral whether rows are to say whose they are; of a file they are, however many it names, so that the form of
 *     the output does not hang on that
 */
record AccountList(List<Account> names, boolean areSeveral) {
    private static final String OPTION = "--accounts-file";
    private static final int MOST_SHOWN = 80;
    private static final String HINT =
            "the file names one account a line, by number or address; - reads it from standard input";

    AccountList {
        names = List.copyOf(new LinkedHashSet<>(names));
    }

    /**
     * @param file its name, or {@code -} for standard input
     * @throws UsageException when it cannot be read, or one of its lines is no account; before any of them is asked for
     */
    static AccountList read(String file, InputStream stdin) {
        InputFile input = new InputFile(OPTION, file);
        byte[] bytes = input.read(stdin, HINT, InputStream::readAllBytes);
        String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        List<Account> names = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String name = line.replaceFirst("#.*", "").strip();
            if (!name.isEmpty()) {
                names.add(account(name, input.origin() + ", line " + number));
            }
        }
        if (names.isEmpty()) {
            throw new UsageException(OPTION + " " + input.origin() + " names no account", HINT);
        }
        return new AccountList(names, true);
    }

    private static Account account(String name, String place) {
        try {
            return new Values.AccountText().convert(name);
        } catch (InvalidValueException bad) {
            String shown = name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
            throw new UsageException(OPTION + " " + place + ": '" + shown + "' " + bad.getMessage(), bad.hint());
        }
    }

    /** These, and before them others. */
    AccountList behind(List<Account> others) {
        List<Account> all = new ArrayList<>(others);
        all.addAll(names);
        return new AccountList(all, areSeveral);
    }
}

package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import java.util.Arrays;
import java.util.Optional;

/** The codes that the service is known to answer with, in {@code resultInfo.code}. Source: its public documentation. */
enum ServiceCode {
    UNKNOWN_ERROR(100000, Kind.REFUSED, "the service does not say more; try again later"),
    INVALID_ARGUMENT(100001, Kind.REFUSED, "check the values of the options; -v shows the request"),
    ADDRESS_NOT_FOUND(101001, Kind.REFUSED, "no account belongs to that address; check it"),
    USER_NOT_FOUND(
            101002, Kind.REFUSED, "check the account, and the key: a wrong key has been answered with this code too"),
    INVALID_ACCOUNT(102003, Kind.REFUSED, "check the account: its number, not its address"),
    EMPTY_KEY(104001, Kind.KEY, ApiKeyHint.MISSING),
    INVALID_KEY(104002, Kind.KEY, "check the key: was it pasted whole, and is it of this network?"),
    ACCOUNT_MISMATCH(104003, Kind.REFUSED, "check the account, and that the key may read it"),
    SIGNATURE_MISSING(104004, Kind.REFUSED, "this call needs no signature as documented; is the base URL right?"),
    SIGNATURE_WRONG(104005, Kind.REFUSED, "this call needs no signature as documented; is the base URL right?"),
    ACCOUNT_REFUSED(104007, Kind.REFUSED, "check the account: its number, not its address"),
    NODE_ERROR(104208, Kind.REFUSED, "the service's Ethereum node does not work; try again later"),
    UNSUPPORTED_MARKET(108000, Kind.REFUSED, "is the base URL that of a Loopring relayer?");

    private final long code;
    private final Kind kind;
    private final String hint;

    ServiceCode(long code, Kind kind, String hint) {
        this.code = code;
        this.kind = kind;
        this.hint = hint;
    }

    static Optional<ServiceCode> of(long code) {
        return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
    }

    Kind kind() {
        return kind;
    }

    String hint() {
        return hint;
    }
}

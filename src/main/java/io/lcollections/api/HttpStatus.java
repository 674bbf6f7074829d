package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;

/** What a status of HTTP that is no success means to a caller. */
final class HttpStatus {
    static final String ELSEWHERE =
            "a proxy, a login page or another server may stand at this address; -v shows the request";

    private static final String WRONG_PATH =
            "is the base URL right? the call is " + BaseUrl.PATH + " under it; -v shows the request";

    private HttpStatus() {}

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    static Kind kind(int status) {
        if (status == 401 || status == 403) {
            return Kind.KEY;
        }
        return status == 408 || status == 429 || status >= 500 ? Kind.UNREACHABLE : Kind.REFUSED;
    }

    /** Whether a hint, which may be {@code null}, has no place where the address is the service's own. */
    static boolean blamesAddress(String hint) {
        return ELSEWHERE.equals(hint) || WRONG_PATH.equals(hint);
    }

    /**
     * @param hasKey whether a key was sent
     */
    static String hint(int status, boolean hasKey) {
        return switch (status) {
            case 401, 403 -> hasKey ? ServiceCode.INVALID_KEY.hint() : "no key was sent: " + ApiKeyHint.MISSING;
            case 404 -> WRONG_PATH;
            case 407 -> "the proxy asks for a user and a password";
            case 429 -> "too many requests: wait a while, then ask more slowly with --rate";
            default -> status == 408 || status >= 500 ? "try again later" : ELSEWHERE;
        };
    }
}

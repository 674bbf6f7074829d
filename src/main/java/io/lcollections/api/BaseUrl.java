package io.lcollections.api;

import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.Query;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The base URL of the service: scheme, host, port and, behind a gateway, a path before {@code /api/v3/…}.
 *
 * @param uri without a trailing slash
 */
public record BaseUrl(URI uri) {
    public static final String PATH = "/api/v3/user/collection/details";

    private static final String EXAMPLE = "give a URL such as https://relayer.example or http://127.0.0.1:8080";
    private static final int MAX_PORT = 65535;
    public static final String ACCOUNT_PATH = "/api/v3/account";

    /** Throws if the text is not an http or https URL with a host and nothing after its path. */
    public static BaseUrl of(String typed) {
        String text = TypedText.unquoted(typed);
        if (text.contains("@")) {
            throw wrong(text, "contains a user or a password, which is not supported");
        }
        String lowerCase = text.toLowerCase(Locale.ROOT);
        if (!lowerCase.startsWith("http://") && !lowerCase.startsWith("https://")) {
            boolean isBareHost = text.matches("[0-9A-Za-z].*") && !text.contains("://");
            String shown = ProxyServer.masked(text);
            throw new UsageException(
                    "the base URL '" + shown + "' does not start with http:// or https://",
                    isBareHost ? "did you mean https://" + shown + "?" : EXAMPLE);
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException invalid) {
            // Its index is that of the authority, and its reason is not for users.
            throw wrong(
                    text, "is not a URL: it has no host, a character that no URL has, or a % without two hex digits");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw wrong(text, "has no valid host (letters, digits, dots and hyphens) or no valid port");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(text, "has a query or a fragment; give it without ? and #");
        }
        // A full name of DNS may end with a dot, which TLS does not allow.
        String host = uri.getHost().endsWith(".") ? uri.getHost().replaceFirst("\\.$", "") : uri.getHost();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().replaceFirst("/+$", "");
        return new BaseUrl(URI.create(uri.getScheme() + "://" + host + port + path));
    }

    private static UsageException wrong(String text, String what) {
        return new UsageException("the base URL '" + ProxyServer.masked(text) + "' " + what, EXAMPLE);
    }

    public URI of(Query query) {
        return URI.create(uri + PATH + "?" + query.ofUrl());
    }

    URI ofOwner(String address) {
        return URI.create(uri + ACCOUNT_PATH + "?owner=" + address);
    }

    /** Whether others can read what is sent: plain http to another machine. */
    public boolean isReadableByOthers() {
        return !isSecure() && !ProxyRoute.isLoopback(uri.getHost());
    }

    /** The URL with scheme and host in lower case, because their case does not matter (RFC 3986, 6.2.2.1). */
    public String normalized() {
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return origin.toLowerCase(Locale.ROOT) + uri.getRawPath();
    }

    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    public static int port(URI uri) {
        int usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}

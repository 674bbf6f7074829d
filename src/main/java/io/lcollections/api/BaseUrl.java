package io.lcollections.api;

import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.Query;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The base URL of the service: scheme, host, port and, behind a gateway, a path without a trailing slash. */
public record BaseUrl(URI uri) {
    public static final String PATH = "/api/v3/user/collection/details";
    public static final String ACCOUNT_PATH = "/api/v3/account";
    private static final String EXAMPLE = "give a URL such as https://relayer.example or http://127.0.0.1:8080";

    /** The networks that the service is known on; testnet is on Sepolia. The names are those that users type. */
    public enum Network {
        mainnet("https://api3.loopring.io"),
        testnet("https://uat2.loopring.io"),
        sandbox(null);

        /** {@code null} for the server embedded in this tool, whose address is known when it runs. */
        public final String base;

        Network(String base) {
            this.base = base;
        }
    }

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
        URI uri = null;
        try {
            uri = new URI(text);
        } catch (URISyntaxException invalid) {
            // Its reason is not for users.
        }
        if (uri == null || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw wrong(text, "has no valid host (letters, digits, dots and hyphens) or port, or an invalid character");
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

    public boolean isReadableByOthers() {
        return !isSecure() && !ProxyRoute.isLoopback(uri.getHost());
    }

    /** The URL with scheme and host in lower case, because their case does not matter (RFC 3986, 6.2.2.1). */
    public String normalized() {
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return origin.toLowerCase(Locale.ROOT) + uri.getRawPath();
    }

    /** Whether it is one of the operator's own, however it was given. */
    public boolean isPublic() {
        String url = toString();
        return url.equalsIgnoreCase(Network.mainnet.base) || url.equalsIgnoreCase(Network.testnet.base);
    }

    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
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

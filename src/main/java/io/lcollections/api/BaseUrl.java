package io.lcollections.api;

import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The base URL of the service: scheme, host, port and, behind a gateway, a path before {@code /api/v3/…}.
 *
 * @param uri without a trailing slash
 */
public record BaseUrl(URI uri) {
    /** The path of the one call; source: the specification of the endpoint. */
    public static final String PATH = "/api/v3/user/collection/details";

    /** The path of the account lookup by owner; source: the public documentation. */
    public static final String ACCOUNT_PATH = "/api/v3/account";

    private static final String EXAMPLE = "a base URL looks like https://relayer.example or http://127.0.0.1:8080";
    private static final int MAX_PORT = 65535;

    /**
     * @throws UsageException if the text is not an http or https URL with a host and nothing after its path
     */
    public static BaseUrl of(String text) {
        if (text.contains("@")) {
            throw wrong(text.replaceFirst(".*@", "…@"), "has a user or a password in it; they have no place here");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException invalid) {
            throw wrong(text, "is not a URL: " + invalid.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            boolean isBareHost = text.matches("[0-9A-Za-z].*") && !text.contains("://");
            throw new UsageException(
                    "the base URL '" + text + "' does not begin with http:// or https://",
                    isBareHost ? "did you mean https://" + text + "?" : EXAMPLE);
        }
        if (uri.getHost() == null) {
            throw wrong(text, "names no host that can be asked (letters, digits, dots and hyphens, and a port)");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw wrong(text, "names a port that there is not");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(text, "goes on behind its path; give it without ? and #");
        }
        return new BaseUrl(URI.create(text.replaceFirst("/+$", "")));
    }

    private static UsageException wrong(String shown, String what) {
        return new UsageException("the base URL '" + shown + "' " + what, EXAMPLE);
    }

    /** The whole URL of a query. */
    public URI of(Query query) {
        String parameters = query.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return URI.create(uri + PATH + "?" + parameters);
    }

    /**
     * The whole URL of an account lookup.
     *
     * @param address {@code 0x} and 40 hex digits
     */
    URI ofOwner(String address) {
        return URI.create(uri + ACCOUNT_PATH + "?owner=" + address);
    }

    /** Whether others can read what is sent there: plain http to anything but this machine. */
    public boolean isReadableByOthers() {
        return !isSecure() && !uri.getHost().matches("(?i)localhost|\\[::1]|127(\\.\\d{1,3}){3}");
    }

    /** The URL with scheme and host in lower case, in which they do not differ (RFC 3986, 6.2.2.1). */
    public String normalized() {
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return origin.toLowerCase(Locale.ROOT) + uri.getRawPath();
    }

    /** Whether it is https. */
    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** Whether two URLs have the same scheme, host and port. */
    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    public static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}

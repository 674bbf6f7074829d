package io.lcollections.api;

import io.lcollections.model.UsageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP proxy. Its text form does not contain user and password.
 *
 * @param host a name, or an address without brackets
 * @param origin the option or variable that names it
 */
public record ProxyServer(String host, int port, Optional<Login> login, String origin) {
    private static final int DEFAULT_PORT = 80;
    private static final int MAX_PORT = 65535;
    private static final String EXAMPLE =
            "for example http://proxy.example:3128 or http://user:password@proxy.example:3128";

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern HOST_PORT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9A-Za-z._-]+))(?::(\\d*))?/?");

    /**
     * User and password.
     *
     * @param password may be empty
     * @param header the value of {@code Proxy-Authorization} (RFC 7617, in UTF-8)
     */
    public record Login(String user, Secret password, Secret header) {}

    /**
     * @param url with or without {@code http://}; user and password are percent-encoded
     * @throws UsageException when the URL is invalid; the message does not contain user and password
     */
    public static ProxyServer of(String url, String origin) {
        Matcher scheme = SCHEME.matcher(url.strip());
        boolean hasScheme = scheme.matches();
        String rest = hasScheme ? scheme.group(2) : url.strip();
        // The last one: a password may contain an unencoded @, a host may not.
        int at = rest.lastIndexOf('@');
        String shown = origin + " '" + masked(url.strip()) + "'";
        if (hasScheme && !scheme.group(1).toLowerCase(Locale.ROOT).equals("http")) {
            throw new UsageException(
                    shown + " is not an http:// proxy; other kinds are not supported",
                    "an http:// proxy also serves https URLs, which stay encrypted end to end");
        }
        Matcher place = HOST_PORT.matcher(rest.substring(at + 1));
        int port = place.matches() ? port(place.group(3)) : -1;
        if (port < 0) {
            throw new UsageException(
                    shown + " is not a proxy: it needs a host and a port from 1 to " + MAX_PORT, EXAMPLE);
        }
        String host = place.group(1) == null ? place.group(2) : place.group(1);
        return new ProxyServer(host, port, at < 0 ? Optional.empty() : login(rest.substring(0, at), shown), origin);
    }

    /** The URL, valid or not, without user and password. */
    public static String masked(String url) {
        int at = url.lastIndexOf('@');
        Matcher scheme = SCHEME.matcher(url);
        if (at < 0) {
            String rest = scheme.matches() ? scheme.group(2) : url;
            // Perhaps a misspelled login, such as user:password:host:port.
            boolean isSuspicious = rest.indexOf(':') != rest.lastIndexOf(':');
            return isSuspicious && !HOST_PORT.matcher(rest.strip()).matches() ? "…" : url;
        }
        return (scheme.matches() ? scheme.group(1) + "://" : "") + "…" + url.substring(at);
    }

    private static int port(String digits) {
        if (digits == null || digits.isEmpty()) {
            return DEFAULT_PORT;
        }
        int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        return port == 0 || port > MAX_PORT ? -1 : port;
    }

    private static Optional<Login> login(String text, String shown) {
        int colon = text.indexOf(':');
        String user = decoded(colon < 0 ? text : text.substring(0, colon), shown);
        String password = colon < 0 ? "" : decoded(text.substring(colon + 1), shown);
        if (user.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String header = "Basic " + Base64.getEncoder().encodeToString(both);
        return Optional.of(new Login(user, new Secret(password), new Secret(header)));
    }

    private static String decoded(String text, String shown) {
        if (text.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")) {
            throw new UsageException(
                    shown + " has an invalid percent-encoding in its user or password", "write a % as %25");
        }
        // URLDecoder decodes forms, where + is a space.
        String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (plain.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException(shown + " has a control character in its user or password", null);
        }
        return plain;
    }

    public boolean isLoopback() {
        return ProxyRoute.isLoopback(host);
    }

    /** Environment and port. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}

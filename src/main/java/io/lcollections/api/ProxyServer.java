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
 * A proxy that speaks HTTP. It prints without its user and password.
 *
 * @param host a name, or an address without brackets
 * @param login what it is shown, where it was given
 * @param origin where it was named: {@code --proxy} or a variable
 */
public record ProxyServer(String host, int port, Optional<Login> login, String origin) {
    private static final int USUAL_PORT = 80;
    private static final int LAST_PORT = 65535;
    private static final String EXAMPLE =
            "a proxy looks like http://proxy.example:3128 or http://user:password@proxy.example:3128";

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9A-Za-z._-]+))(?::(\\d*))?/?");

    /**
     * A user and a password.
     *
     * @param password may hold nothing
     * @param header the value of {@code Proxy-Authorization} that shows both (RFC 7617, in UTF-8)
     */
    public record Login(String user, Secret password, Secret header) {}

    /**
     * @param url with or without {@code http://}; port 80 where it names none; user and password with the codes of URLs
     * @param origin where it was named
     * @throws UsageException when it is none that can be used; the message never quotes user or password
     */
    public static ProxyServer of(String url, String origin) {
        Matcher scheme = SCHEME.matcher(url.strip());
        boolean isNamed = scheme.matches();
        String rest = isNamed ? scheme.group(2) : url.strip();
        // Passwords are pasted as they are, and hosts have no such sign.
        int at = rest.lastIndexOf('@');
        String shown = origin + " '" + masked(url.strip()) + "'";
        if (isNamed && !scheme.group(1).toLowerCase(Locale.ROOT).equals("http")) {
            throw new UsageException(
                    shown + " is of a kind that is not spoken here: only http:// proxies are",
                    "https services are asked through an http:// proxy too, and stay encrypted from end to end");
        }
        Matcher place = PLACE.matcher(rest.substring(at + 1));
        int port = place.matches() ? port(place.group(3)) : -1;
        if (port < 0) {
            throw new UsageException(shown + " is not a proxy: a host, and a port from 1 to " + LAST_PORT, EXAMPLE);
        }
        String host = place.group(1) == null ? place.group(2) : place.group(1);
        return new ProxyServer(host, port, at < 0 ? Optional.empty() : login(rest.substring(0, at), shown), origin);
    }

    /** What was given as a proxy, right or wrong, without a user and a password that it may hold. */
    public static String masked(String url) {
        int at = url.lastIndexOf('@');
        Matcher scheme = SCHEME.matcher(url);
        if (at < 0) {
            String rest = scheme.matches() ? scheme.group(2) : url;
            // Such as user:password:host:port, which is nearly one.
            boolean mayHold = rest.indexOf(':') != rest.lastIndexOf(':');
            return mayHold && !PLACE.matcher(rest.strip()).matches() ? "…" : url;
        }
        return (scheme.matches() ? scheme.group(1) + "://" : "") + "…" + url.substring(at);
    }

    private static int port(String digits) {
        if (digits == null || digits.isEmpty()) {
            return USUAL_PORT;
        }
        int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        return port == 0 || port > LAST_PORT ? -1 : port;
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
                    shown + " has a % in its user or password that begins no code", "a % itself is written %25");
        }
        // That is for forms, in which a plus is a blank.
        String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (plain.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException(shown + " has a control character in its user or password", null);
        }
        return plain;
    }

    /** Whether it is on this very machine. */
    public boolean isLoopback() {
        return NoProxy.isThisMachine(host);
    }

    /** Environment and port. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}

package io.lcollections.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/**
 * The URL of an IPFS gateway, from which browsers load pictures: https, or http to this machine. Its path is kept; without
 * one it is {@code /ipfs/}, as most gateways have it.
 */
public final class GatewayConverter implements ITypeConverter<URI> {
    public static final String DEFAULT = "https://ipfs.io/ipfs/";

    private static final int MAX_PORT = 65535;

    @Override
    public URI convert(String text) {
        URI uri = parse(Converters.unquoted(text));
        if (!isGateway(uri)) {
            throw new InvalidValueException(
                    "is not a gateway: an https URL (http for localhost) with a host and a path, and nothing else",
                    "a gateway looks like " + DEFAULT);
        }
        String path = uri.getRawPath().isEmpty() ? "/ipfs/" : uri.getRawPath();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(
                lower(uri.getScheme()) + "://" + lower(uri.getHost()) + port + path + (path.endsWith("/") ? "" : "/"));
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException invalid) {
            return URI.create("");
        }
    }

    private static boolean isGateway(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        boolean hasMore = uri.getRawQuery() != null || uri.getRawFragment() != null;
        boolean isPort = uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
        // Browsers would encode other letters in another way than Java.
        boolean isAscii = uri.toString().equals(uri.toASCIIString());
        return !hasMore && isPort && isAscii && isAllowed(lower(uri.getScheme()), lower(uri.getHost()));
    }

    private static boolean isAllowed(String scheme, String host) {
        boolean isThisMachine = host.equals("localhost") || host.equals("127.0.0.1");
        return scheme.equals("https") || (scheme.equals("http") && isThisMachine);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

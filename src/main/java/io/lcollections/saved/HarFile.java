package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the developer tools of a browser save of its requests: a HAR file, of which the responses of this call are read. */
final class HarFile {
    private static final String CALL = "/api/v3/user/collection/details";
    private static final List<String> BALANCES =
            List.of("/api/v3/user/nft/balances", "/api/v3/user/nft/collection/balances");

    private HarFile() {}

    /**
     * One request of this call and its response.
     *
     * @param account of the query, if it has one
     * @param filter of the query, such as {@code nonZero=true}; empty if it has none
     * @param body empty if there is a problem
     * @param problem why there is no body; {@code null} if there is one
     */
    record Entry(OptionalLong account, String filter, byte[] body, String problem) {
        /** Why collections of the account may be missing, whatever the response holds; empty if its total tells. */
        Optional<String> gap(OptionalLong total) {
            if (!filter.isEmpty()) {
                return Optional.of("only collections that match " + filter + " were saved");
            }
            return total.isPresent()
                    ? Optional.empty()
                    : Optional.of("a response of the HAR file has no total, and may not be the only page");
        }
    }

    static boolean isOne(JsonNode value) {
        return value.path("log").path("entries").isArray();
    }

    /** The entries of this call, or, if there are none, those of the calls that list NFTs. */
    static List<Entry> entries(JsonNode har) {
        List<Entry> lists = new ArrayList<>();
        List<Entry> balances = new ArrayList<>();
        for (JsonNode entry : har.path("log").path("entries")) {
            JsonNode request = entry.path("request");
            String[] url = request.path("url").asText().split("#", 2)[0].split("\\?", 2);
            // Browsers ask with OPTIONS whether they may send the key.
            if (!request.path("method").asText("GET").equalsIgnoreCase("GET")) {
                continue;
            }
            String path = url[0].replaceFirst("/+$", "");
            if (path.endsWith(CALL)) {
                lists.add(entry(entry, query(url)));
            } else if (BALANCES.stream().anyMatch(path::endsWith)) {
                balances.add(entry(entry, query(url)));
            }
        }
        return lists.isEmpty() ? balances : lists;
    }

    private static Map<String, String> query(String[] url) {
        Map<String, String> query = new HashMap<>();
        if (url.length > 1) {
            for (String parameter : url[1].split("&")) {
                String[] parts = parameter.split("=", 2);
                query.putIfAbsent(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static Entry entry(JsonNode entry, Map<String, String> query) {
        String filter = Stream.of("nonZero", "tokenAddress", "collectionId")
                .filter(name -> !List.of("", "false").contains(query.getOrDefault(name, "")))
                .map(name -> name + "=" + query.get(name))
                .collect(Collectors.joining("&"));
        JsonNode response = entry.path("response");
        String status = response.path("status").asText("0");
        JsonNode content = response.path("content");
        byte[] body = new byte[0];
        String problem = null;
        if (!status.startsWith("2") && !status.equals("304")) {
            problem = status.equals("0") ? "it has no response" : "its response has HTTP status " + status;
        } else if (content.path("text").asText("").isEmpty()) {
            problem = "its response was saved without the body";
        } else {
            try {
                String text = content.get("text").asText();
                body = content.path("encoding").asText("").equals("base64")
                        ? Base64.getMimeDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException invalid) {
                problem = "its response is not valid base64";
            }
        }
        String account = query.getOrDefault("accountId", "");
        return new Entry(
                JsonNumber.isDigits(account) ? new JsonNumber(account).exactLong() : OptionalLong.empty(),
                filter,
                body,
                problem);
    }
}

package io.lcollections.saved;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.PageParser.ShapeException;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the developer tools of a browser save of its requests: a HAR file, of which the responses of this call are read. */
final class HarFile {
    private static final Pattern CALL =
            Pattern.compile("[^?#]*/api/v3/user/(collection/details|nft/balances|nft/collection/balances)/*([?#].*)?");
    private static final Pattern PARAMETER =
            Pattern.compile("[?&](accountId|" + String.join("|", Query.FILTERS) + ")=([^&#]+)");

    private HarFile() {}

    /** A response, and the host, the account and the filter ({@code nonZero=true}, or empty) of its request. */
    record Entry(String host, OptionalLong account, String filter, JsonNode response) {
        /** Why collections of the account may be missing, whatever the response holds; empty if its total tells. */
        Optional<String> gap(OptionalLong total) {
            if (!filter.isEmpty()) {
                return Optional.of("only collections that match " + filter
                        + " were saved; save the HAR file again with a request without this filter");
            }
            return total.isPresent()
                    ? Optional.empty()
                    : Optional.of("a response of the HAR file has no total, and may not be the only page");
        }

        /** The body of the response; throws if there is none. */
        byte[] body() throws ShapeException {
            String status = response.path("status").asText("0");
            if (status.equals("0")) {
                throw new ShapeException("it has no response");
            }
            if (!status.startsWith("2") && !status.equals("304")) {
                throw new ShapeException("its response has HTTP status " + status);
            }
            JsonNode content = response.path("content");
            String text = content.path("text").asText("");
            if (text.isEmpty()) {
                throw new ShapeException("its response was saved without the body");
            }
            try {
                return content.path("encoding").asText("").equals("base64")
                        ? Base64.getMimeDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException invalid) {
                throw new ShapeException("its response is not valid base64");
            }
        }
    }

    /** The entries of this call, or, if there are none, those of the calls that list NFTs. */
    static List<Entry> entries(JsonNode har) {
        List<Entry> lists = new ArrayList<>();
        List<Entry> balances = new ArrayList<>();
        for (JsonNode entry : har.path("log").path("entries")) {
            JsonNode request = entry.path("request");
            Matcher call = CALL.matcher(request.path("url").asText());
            // Browsers ask with OPTIONS whether they may send the key.
            if (call.matches() && request.path("method").asText("GET").equalsIgnoreCase("GET")) {
                List<Entry> entries = call.group(1).startsWith("nft") ? balances : lists;
                entries.add(entry(call.group(), entry.path("response")));
            }
        }
        return lists.isEmpty() ? balances : lists;
    }

    private static Entry entry(String url, JsonNode response) {
        OptionalLong account = OptionalLong.empty();
        List<String> filters = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(url.split("#", 2)[0]);
        while (parameter.find()) {
            String value = parameter.group(2);
            boolean isAccount = parameter.group(1).equals("accountId");
            if (isAccount && JsonNumber.isDigits(value)) {
                account = new JsonNumber(value).exactLong();
            } else if (!isAccount && !value.equals("false")) {
                filters.add(parameter.group().substring(1));
            }
        }
        String host = url.replaceFirst("/api/v3/.*", "").toLowerCase(Locale.ROOT);
        return new Entry(host, account, String.join("&", filters), response);
    }
}

package io.lcollections.output;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One self-contained HTML page: a table that can be sorted and filtered, and a gallery.
 *
 * <p>The page is {@code page.html}, with {@code page.css} and {@code page.js} inlined; its content security policy
 * allows no other style or script. Rows are written as they arrive. The page warns that it is incomplete until its last
 * element, which is written by {@link #end} only, hides that warning.
 */
final class HtmlRenderer implements Renderer {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String ROWS = "{{rows}}";

    private final Writer out;
    private final RenderOptions options;
    private final HtmlRow row;
    /** The account of the last page, its total, and the sum of the totals of the accounts before it. */
    private OptionalLong account = OptionalLong.empty();

    private OptionalLong accountTotal = OptionalLong.of(0);
    private OptionalLong totalBefore = OptionalLong.of(0);
    private String script;
    private String afterRows;
    private long rows;

    HtmlRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.row = new HtmlRow(out, options);
    }

    @Override
    public void begin(Page first) throws IOException {
        String page = resource("page.html");
        int split = page.indexOf(ROWS);
        afterRows = page.substring(split + ROWS.length());
        String style = resource("page.css");
        script = resource("page.js");
        Map<String, String> values = Map.of(
                "title", title(first),
                "asOf", asOf(first),
                "style", style,
                "styleHash", hash(style),
                "scriptHash", hash(script),
                "httpGateway", httpGateway(options.ipfsGateway()));
        out.write(fill(page.substring(0, split), values));
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection collection : page.collections()) {
            row.write(collection);
            rows++;
        }
        if (!page.accountId().equals(account)) {
            totalBefore = total();
            account = page.accountId();
        }
        accountTotal = page.totalNum();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        String end = "End of the list: " + counted(rows) + ".";
        out.write(fill(afterRows, Map.of("note", note(), "script", script, "end", end)));
        out.flush();
    }

    private String title(Page first) {
        if (options.accounts()) {
            return "NFT collections of several accounts";
        }
        return first.accountId().isPresent()
                ? "NFT collections of account " + first.accountId().getAsLong()
                : "NFT collections";
    }

    private String asOf(Page first) {
        boolean hasTotal = first.totalNum().isPresent() && !options.accounts();
        Instant now = options.now().truncatedTo(ChronoUnit.SECONDS);
        return (hasTotal ? counted(first.totalNum().getAsLong()) + ", as of " : "As of ")
                + "<time datetime=\"" + now + "\">"
                + MINUTES.format(now.atZone(options.zone().get())) + "</time>";
    }

    /** The latest totals of all accounts together; empty where the service has not stated one of them. */
    private OptionalLong total() {
        return totalBefore.isPresent() && accountTotal.isPresent()
                ? OptionalLong.of(totalBefore.getAsLong() + accountTotal.getAsLong())
                : OptionalLong.empty();
    }

    private String note() {
        OptionalLong total = total();
        if (total.isPresent() && rows < total.getAsLong()) {
            return note("This page holds " + rows + " of " + counted(total.getAsLong()) + ".");
        }
        return rows == 0 ? note("There are no collections.") : "";
    }

    private static String note(String text) {
        return "<p class=\"note\">" + text + "</p>\n";
    }

    private static String counted(long collections) {
        return collections + (collections == 1 ? " collection" : " collections");
    }

    /** The image source that the policy allows besides {@code https:}: a gateway on this machine may use plain http. */
    private static String httpGateway(URI gateway) throws IOException {
        StringBuilder source = new StringBuilder();
        if (gateway.getScheme().equals("http")) {
            HtmlEscaper.escape(gateway.getRawAuthority(), source.append(" http://"));
        }
        return source.toString();
    }

    /** Replaces the placeholders in one pass, so that nothing in a value is taken for a placeholder. */
    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = HtmlRenderer.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The source expression that allows this inlined text in a content security policy. */
    private static String hash(String inlined) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inlined.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

package io.lcollections.output;

import io.lcollections.model.Page;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;

/** What stands before and behind the rows of a page. Nothing of a server's is in it but numbers. */
final class HtmlFrame {
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private static final String HEADERS = """
            <tr role="row"><th role="columnheader" scope="col" class="pic"><span class="unseen">Picture</span></th>\
            <th role="columnheader" scope="col" class="id" data-sort="number">ID</th>\
            <th role="columnheader" scope="col" class="name" data-sort="text">Name</th>\
            <th role="columnheader" scope="col" class="count" data-sort="number">Count</th>\
            <th role="columnheader" scope="col" class="type" data-sort="text">Type</th>\
            <th role="columnheader" scope="col" class="state" data-sort="text">Status</th>\
            <th role="columnheader" scope="col" class="made" data-sort="number">Created</th>\
            <th role="columnheader" scope="col" class="contract" data-sort="text">Contract</th>\
            <th role="columnheader" scope="col" class="owner" data-sort="text">Owner</th></tr>
            """;

    private static final String TOP = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="%s">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="format-detection" content="telephone=no">
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            <p class="cut">This page is still loading, or it was cut off: collections are missing.</p>
            <p class="unsure">This browser cannot tell whether this page is whole: it is if it ends with “End of the list”.</p>
            <header>
            <div class="about"><h1>%s</h1>
            <p>%s</p></div>
            <div class="bar">
            <fieldset><legend class="unseen">View</legend>\
            <input type="radio" name="view" id="as-table" autocomplete="off" checked>\
            <label for="as-table">Table</label>\
            <input type="radio" name="view" id="as-gallery" autocomplete="off">\
            <label for="as-gallery">Gallery</label>\
            </fieldset>
            <p id="find" hidden><label class="unseen" for="text">Search the collections</label>\
            <input type="search" id="text" placeholder="Search" autocomplete="off" spellcheck="false"\
             aria-keyshortcuts="/" aria-controls="rows"></p>
            <p id="shown" role="status" aria-live="polite"></p>
            </div>
            </header>
            <main>
            <table role="table" aria-label="Collections">
            <thead role="rowgroup">
            %s</thead>
            <tbody role="rowgroup" id="rows">
            """;

    /** The style takes the warning at the top away where it finds the last element, and that alone. */
    private static final String BOTTOM = """
            </tbody>
            </table>
            <p id="none" hidden>No collection has this text.</p>
            %s</main>
            <script>%s</script>
            <footer id="end">%s</footer>
            </body>
            </html>
            """;

    private final RenderOptions options;
    private final Inlined style = Inlined.of("page.css");
    private final Inlined script = Inlined.of("page.js");

    HtmlFrame(RenderOptions options) {
        this.options = options;
    }

    String top(Page first) {
        String title = title(first);
        boolean isTotal = first.totalNum().isPresent() && !options.accounts();
        String total = isTotal ? counted(first.totalNum().getAsLong()) + ", as of " : "As of ";
        return TOP.formatted(policy(), title, style.text(), title, total + made(), HEADERS);
    }

    private String title(Page first) {
        if (options.accounts()) {
            return "NFT collections of several accounts";
        }
        return first.accountId().isPresent()
                ? "NFT collections of account " + first.accountId().getAsLong()
                : "NFT collections";
    }

    /**
     * @param total how many collections there are by the last word of the service
     */
    String bottom(long rows, OptionalLong total) {
        boolean isPart = total.isPresent() && rows < total.getAsLong();
        String part = isPart ? "This page holds " + rows + " of " + counted(total.getAsLong()) + "." : "";
        String note = rows == 0 && !isPart ? "There are no collections." : part;
        String line = note.isEmpty() ? "" : "<p class=\"note\">" + note + "</p>\n";
        return BOTTOM.formatted(line, script.text(), "End of the list: " + counted(rows) + ".");
    }

    /**
     * Nothing is loaded or run but the two texts of ours and pictures. Which servers those are on is known only when
     * the last row has come.
     */
    private String policy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + script.hash(),
                "style-src " + style.hash(),
                "img-src https:" + plainOrigin(options.ipfsGateway()),
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    /** A gateway on this very machine may be without encryption. */
    private static String plainOrigin(URI gateway) {
        return gateway.getScheme().equals("http") ? " " + Html.escape("http://" + gateway.getRawAuthority()) : "";
    }

    private String made() {
        Instant now = options.now().truncatedTo(ChronoUnit.SECONDS);
        ZoneId zone = options.zone().get();
        return "<time datetime=\"" + now + "\">" + MADE.format(now.atZone(zone)) + "</time>";
    }

    private static String counted(long collections) {
        return collections + (collections == 1 ? " collection" : " collections");
    }
}

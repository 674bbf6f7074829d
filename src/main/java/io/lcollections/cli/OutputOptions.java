package io.lcollections.cli;

import io.lcollections.config.UsageException;
import io.lcollections.config.UserLocale;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.render.Column;
import io.lcollections.render.Columns;
import io.lcollections.render.Format;
import io.lcollections.render.Formulas;
import io.lcollections.render.RenderOptions;
import io.lcollections.render.Renderer;
import io.lcollections.render.Renderers;
import io.lcollections.render.SortKey;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how data is printed. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = Words.OfFormat.class,
            description =
                    "table (the default), json, ndjson, csv, tsv, markdown, html, or raw: the bytes of the service")
    private Format format = Format.table;

    @Option(
            names = "--columns",
            paramLabel = "a,b,…",
            converter = Values.Names.class,
            description =
                    "table, csv, tsv, markdown: fields by their names in the API, such as id,name,extra.properties.isLegacy")
    private Values.ColumnNames columns;

    @Option(
            names = "--sort",
            paramLabel = "FIELD[,…]",
            converter = SortFields.Converter.class,
            preprocessor = SortFields.LeadingHyphen.class,
            description =
                    "all but raw: by these fields what was read, -FIELD from the greatest on, such as -count,name")
    private SortFields sort;

    @Option(names = "--no-header", description = "table, csv, tsv: without the line of names")
    private boolean noHeader;

    @Option(names = "--wide", description = "table: do not cut cells, and show the time of day")
    private boolean wide;

    @Option(
            names = "--ipfs-gateway",
            paramLabel = "URL",
            converter = Gateways.class,
            description = "html: where the page gets pictures that are on IPFS; https://ipfs.io/ipfs/ without it")
    private URI ipfsGateway = Gateways.USUAL;

    @Option(
            names = "--spreadsheet-safe",
            description = "csv, tsv: cells that a spreadsheet would take for a formula begin with an apostrophe")
    private boolean spreadsheetSafe;

    @Mixin
    private ColorOptions color;

    /** Refuses what would be passed over in silence, and names that are a slip of the pen. */
    void check(Predicate<String> isTyped) {
        refuse(
                isTyped.test("--columns") && !format.hasColumns(),
                "--columns",
                "it goes with -o table, csv, tsv and markdown");
        refuse(
                isTyped.test("--no-header") && !format.hasOptionalHeader(),
                "--no-header",
                "it goes with -o table, csv and tsv");
        refuse(isTyped.test("--wide") && format != Format.table, "--wide", "it goes with -o table");
        refuse(
                isTyped.test("--spreadsheet-safe") && !format.isForSpreadsheets(),
                "--spreadsheet-safe",
                "it goes with -o csv and tsv");
        refuse(isTyped.test("--sort") && format == Format.raw, "--sort", "it goes with every other format");
        refuse(isTyped.test("--ipfs-gateway") && format != Format.html, "--ipfs-gateway", "it goes with -o html");
        chosen().forEach(column -> refuseSlip("column", column.key()));
        sortKeys().forEach(key -> refuseSlip("field", key.column().key()));
    }

    private void refuse(boolean isIdle, String option, String hint) {
        if (isIdle) {
            throw new UsageException(option + " has no meaning with -o " + format, hint);
        }
    }

    private static void refuseSlip(String what, String name) {
        List<String> documented = Columns.documentedNames();
        List<String> near = documented.contains(name) ? List.of() : Nearest.to(name, documented);
        if (!near.isEmpty()) {
            throw new UsageException(
                    "there is no " + what + " '" + name + "'", "did you mean " + String.join(" or ", near) + "?");
        }
    }

    /** Refuses to pick rows out of a file that is to be printed as it is. */
    void checkAgainst(Query ofSavedAnswers) {
        Query everything = new Query(
                ofSavedAnswers.accountId(), OptionalLong.empty(), OptionalInt.empty(), false, Optional.empty());
        if (format == Format.raw && !ofSavedAnswers.equals(everything)) {
            throw new UsageException(
                    "-o raw prints saved answers as they are, and cannot pick collections out of them",
                    "-o ndjson can");
        }
    }

    /** Refuses names that neither the documentation nor the rows that came know. */
    void checkAgainst(Page first) {
        refuseUnknown(first, "column", chosen());
        refuseUnknown(first, "field", sortKeys().stream().map(SortKey::column).toList());
    }

    private static void refuseUnknown(Page first, String what, List<Column> columns) {
        for (Column column : Columns.unknownTo(first.collections(), columns)) {
            List<String> meant = Columns.under(column.key());
            List<String> near = meant.isEmpty() ? Nearest.ofAll(column.key(), Columns.documentedNames()) : meant;
            throw new UsageException(
                    "there is no " + what + " '" + column.key() + "': no collection has such a field",
                    "nearest: " + String.join(", ", near));
        }
    }

    /** Whether rows are printed as they were served rather than field by field, or kept, for which their text is small. */
    boolean keepsText() {
        return !(format.hasColumns() || format == Format.html) || sort != null;
    }

    private List<Column> chosen() {
        return columns == null || !format.hasColumns() ? List.of() : Columns.of(columns.names());
    }

    private List<SortKey> sortKeys() {
        return sort == null || format == Format.raw ? List.of() : sort.keys();
    }

    /** On a terminal nobody needs a note: the cells are there to see. */
    private Formulas formulas(boolean terminal) {
        if (spreadsheetSafe) {
            return Formulas.DISARM;
        }
        return terminal ? Formulas.KEEP : Formulas.TELL;
    }

    Renderer renderer(Host host) {
        boolean terminal = host.terminal().isStdoutTerminal();
        RenderOptions options = new RenderOptions(
                chosen(),
                !noHeader,
                wide,
                terminal,
                formulas(terminal),
                color.screen(host, format == Format.table && !wide),
                host.zone().get(),
                terminal ? UserLocale.of(host.env(), "LC_NUMERIC") : Locale.ROOT,
                ipfsGateway,
                host.time().now());
        Renderer renderer = Renderers.of(format, options, host.stdout());
        return sortKeys().isEmpty()
                ? renderer
                : Renderers.sorted(renderer, sortKeys(), UserLocale.of(host.env(), "LC_COLLATE"));
    }
}

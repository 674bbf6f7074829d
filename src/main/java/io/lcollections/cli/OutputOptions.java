package io.lcollections.cli;

import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.output.Column;
import io.lcollections.output.Format;
import io.lcollections.output.FormulaEscaper;
import io.lcollections.output.RenderOptions;
import io.lcollections.output.Renderer;
import io.lcollections.output.RowSorter;
import io.lcollections.terminal.UserLocale;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say how data is printed. */
final class OutputOptions {
    private final Opt<Format> format = Opt.word(Format.class, "-o", "--output")
            .label("FORMAT")
            .otherwise(Format.table)
            .says("table (the default), json, ndjson, csv, tsv, markdown, html, or raw: the bytes of the service");
    private final Opt<Values.ColumnNames> columns = Opt.of(new Values.Names(), "--columns")
            .label("a,b,…")
            .says(
                    "table, csv, tsv, markdown: fields by their names in the API, such as id,name,extra.properties.isLegacy");
    private final Opt<SortFields> sort = Opt.of(new SortFields.Converter(), "--sort")
            .label("FIELD[,…]")
            .preprocessedBy(new SortFields.LeadingHyphen())
            .says("all but raw: by these fields what was read, -FIELD from the greatest on, such as -count,name");
    private final Opt<Boolean> noHeader = Opt.flag("--no-header").says("table, csv, tsv: without the line of names");
    private final Opt<Boolean> wide = Opt.flag("--wide").says("table: do not cut cells, and show the time of day");
    private final Opt<URI> ipfsGateway = Opt.of(new Gateways(), "--ipfs-gateway")
            .label("URL")
            .otherwise(Gateways.USUAL)
            .says("html: where the page gets pictures that are on IPFS; https://ipfs.io/ipfs/ without it");
    private final Opt<Boolean> spreadsheetSafe = Opt.flag("--spreadsheet-safe")
            .says("csv, tsv: cells that a spreadsheet would take for a formula begin with an apostrophe");
    private final ColorOptions color = new ColorOptions();

    CommandSpec group() {
        return Opt.group(format, columns, sort, noHeader, wide, ipfsGateway, spreadsheetSafe)
                .addOption(color.option());
    }

    private Format format() {
        return format.value();
    }

    /** Refuses what would be passed over in silence, and names that are a slip of the pen. */
    void check(Predicate<String> isTyped) {
        refuse(
                isTyped.test("--columns") && !format().hasColumns(),
                "--columns",
                "it goes with -o table, csv, tsv and markdown");
        refuse(
                isTyped.test("--no-header") && !format().hasOptionalHeader(),
                "--no-header",
                "it goes with -o table, csv and tsv");
        refuse(isTyped.test("--wide") && format() != Format.table, "--wide", "it goes with -o table");
        refuse(
                isTyped.test("--spreadsheet-safe") && !format().isForSpreadsheets(),
                "--spreadsheet-safe",
                "it goes with -o csv and tsv");
        refuse(isTyped.test("--sort") && format() == Format.raw, "--sort", "it goes with every other format");
        refuse(isTyped.test("--ipfs-gateway") && format() != Format.html, "--ipfs-gateway", "it goes with -o html");
        chosen().forEach(column -> refuseSlip("column", column.key()));
        sortKeys().forEach(key -> refuseSlip("field", key.column().key()));
    }

    private void refuse(boolean isIdle, String option, String hint) {
        if (isIdle) {
            throw new UsageException(option + " has no meaning with -o " + format(), hint);
        }
    }

    private static void refuseSlip(String what, String name) {
        List<String> documented = Column.documentedNames();
        List<String> near = documented.contains(name) ? List.of() : Suggestions.to(name, documented);
        if (!near.isEmpty()) {
            throw new UsageException(
                    "there is no " + what + " '" + name + "'", "did you mean " + String.join(" or ", near) + "?");
        }
    }

    /** Refuses to pick rows out of a file that is to be printed as it is. */
    void checkAgainst(Query ofSavedAnswers) {
        Query everything =
                new Query(ofSavedAnswers.account(), OptionalLong.empty(), OptionalInt.empty(), false, Optional.empty());
        if (format() == Format.raw && !ofSavedAnswers.equals(everything)) {
            throw new UsageException(
                    "-o raw prints saved answers as they are, and cannot pick collections out of them",
                    "-o ndjson can");
        }
    }

    /** Refuses names that neither the documentation nor the rows that came know. */
    void checkAgainst(Page first) {
        refuseUnknown(first, "column", chosen());
        refuseUnknown(
                first, "field", sortKeys().stream().map(RowSorter.Key::column).toList());
    }

    private static void refuseUnknown(Page first, String what, List<Column> columns) {
        for (Column column : Column.unknownTo(first.collections(), columns)) {
            List<String> meant = Column.namesLike(column.key());
            List<String> near = meant.isEmpty() ? Suggestions.ofAll(column.key(), Column.documentedNames()) : meant;
            throw new UsageException(
                    "there is no " + what + " '" + column.key() + "': no collection has such a field",
                    "nearest: " + String.join(", ", near));
        }
    }

    private List<Column> chosen() {
        return columns.value() == null || !format().hasColumns()
                ? List.of()
                : Column.of(columns.value().names());
    }

    private List<RowSorter.Key> sortKeys() {
        return sort.value() == null || format() == Format.raw
                ? List.of()
                : sort.value().keys();
    }

    /** On a terminal nobody needs a note: the cells are there to see. */
    private FormulaEscaper.Mode formulas(boolean terminal) {
        if (spreadsheetSafe.value()) {
            return FormulaEscaper.Mode.ESCAPE;
        }
        return terminal ? FormulaEscaper.Mode.KEEP : FormulaEscaper.Mode.REPORT;
    }

    /** Whether each account has an output of its own, rather than all of them one. */
    boolean isOneAnAccount() {
        return format() == Format.json;
    }

    /**
     * The page as it is to be printed: its rows say whose they are where there are several accounts, or where that was
     * asked for.
     */
    Page shown(Page page, boolean areSeveral) {
        boolean isNamed = chosen().contains(Column.ACCOUNT)
                || sortKeys().stream().map(RowSorter.Key::column).anyMatch(Column.ACCOUNT::equals);
        return isNamed || (areSeveral && format() != Format.json && format() != Format.raw)
                ? page.withAccounts()
                : page;
    }

    /**
     * @param areSeveral whether there are rows of several accounts
     */
    Renderer renderer(Environment environment, boolean areSeveral) {
        boolean terminal = environment.terminal().isStdoutTerminal();
        RenderOptions options = new RenderOptions(
                chosen(),
                areSeveral,
                !noHeader.value(),
                wide.value(),
                terminal,
                formulas(terminal),
                color.screen(environment, format() == Format.table && !wide.value()),
                environment.zone(),
                terminal ? UserLocale.of(environment.env(), "LC_NUMERIC") : Locale.ROOT,
                ipfsGateway.value(),
                environment.time().now());
        Renderer renderer = Renderer.of(format(), options, environment.stdout());
        return sortKeys().isEmpty()
                ? renderer
                : Renderer.sorted(renderer, sortKeys(), UserLocale.of(environment.env(), "LC_COLLATE"));
    }
}

package io.lcollections.list;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.BaseCommand.ColorOption;
import io.lcollections.cli.BaseCommand.JqOption;
import io.lcollections.cli.Converters.GatewayConverter;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Suggestions;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.output.Column;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Format;
import io.lcollections.output.Renderer;
import io.lcollections.output.RowSorter;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a list is printed. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description =
                    "table (default), json, ndjson, csv, tsv, xlsx, markdown, html, or raw: the bytes of the service")
    Format format = Format.table;

    @Option(
            names = "--columns",
            paramLabel = "a,b,…",
            converter = FieldList.ColumnsConverter.class,
            description = "the fields to print, by API name or table header, such as id,name,extra.properties.isLegacy"
                    + " (not for html and raw); help lists them")
    private FieldList columns;

    @Option(
            names = "--sort",
            paramLabel = "FIELD[,…]",
            converter = FieldList.SortConverter.class,
            preprocessor = FieldList.LeadingHyphen.class,
            description = "sort by these fields; -FIELD sorts descending, such as -count,name (not for raw)")
    private FieldList sort;

    @Option(names = "--no-header", description = "omit the header row (for table, csv, tsv)")
    private boolean noHeader;

    @Option(names = "--wide", description = "do not cut cells, and show the time of day (for table)")
    private boolean wide;

    @Option(
            names = "--ipfs-gateway",
            paramLabel = "URL",
            description = "the gateway for pictures and links on IPFS, for table and html (default "
                    + GatewayConverter.DEFAULT + ")")
    private URI ipfsGateway = URI.create(GatewayConverter.DEFAULT);

    @Option(
            names = "--spreadsheet-safe",
            description = "put an apostrophe before cells that a spreadsheet would run as formulas or turn into"
                    + " other values: more than 15 digits, leading zeros, 1E5, dates (for csv, tsv)")
    private boolean spreadsheetSafe;

    @Option(names = "--exit-code", description = "exit with code 1 if no collection was listed")
    private boolean exitCode;

    @Mixin
    private JqOption jq;

    @Mixin
    private ColorOption color;

    private boolean areColumnsTyped;

    /** Whether {@code help} was asked for in place of fields; prints it. */
    boolean printsColumns(OutputStream stdout) throws IOException {
        if ((columns == null || !columns.isHelp()) && (sort == null || !sort.isHelp())) {
            return false;
        }
        List<List<Cell>> lines = new ArrayList<>(List.of(Cell.line("FIELD", "HEADER", "DESCRIPTION")));
        Column.ALL.forEach(column -> lines.add(Cell.line(column.key(), column.header(), column.description())));
        Table.write(Renderer.writer(stdout), lines, Kind.WORD, Kind.WORD, Kind.TEXT);
        return true;
    }

    /** Rejects options that would be ignored silently, misspelt field names, and a workbook on a terminal. */
    void check(CommandSpec command, boolean isTerminal) {
        areColumnsTyped = BaseCommand.isTyped(command, "--columns");
        if (format == Format.xlsx && isTerminal) {
            throw new UsageException(
                    "-o xlsx is not text, and a terminal cannot show it",
                    "redirect it to a file: lcollections … -o xlsx > collections.xlsx");
        }
        jq.check(command, format);
        boolean isTable = format == Format.table;
        boolean isDelimited = format == Format.csv || format == Format.tsv;
        requireEffect(command, "--columns", hasColumns(), "all formats except html and raw");
        requireEffect(command, "--no-header", isTable || isDelimited, "table, csv and tsv");
        requireEffect(command, "--wide", isTable, "table");
        requireEffect(command, "--spreadsheet-safe", isDelimited, "csv and tsv");
        requireEffect(command, "--sort", format != Format.raw, "all other formats");
        requireEffect(command, "--ipfs-gateway", isTable || format == Format.html, "table and html");
        List<String> documented = Column.documentedNames();
        for (Column field : fields()) {
            String hint = documented.contains(field.key()) ? null : Suggestions.hint(field.key(), documented, null);
            if (hint != null) {
                throw new UsageException("there is no field '" + field.key() + "'", hint);
            }
        }
    }

    private boolean hasColumns() {
        return format != Format.html && format != Format.raw;
    }

    private void requireEffect(CommandSpec command, String option, boolean hasEffect, String formats) {
        BaseCommand.requireEffect(command, option, hasEffect, format, formats);
    }

    /** Rejects a selection of rows from responses that are printed as they are. */
    void checkSelection(boolean selects) {
        if (format == Format.raw && selects) {
            throw new UsageException(
                    "-o raw prints responses as they are, and cannot select collections", "use -o ndjson");
        }
    }

    /** Rejects fields that are neither documented nor in the rows. */
    void check(Page first) {
        for (Column field : fields()) {
            String name = field.key();
            boolean isUnknown = !field.isDocumented()
                    && first.collections().stream()
                            .allMatch(row -> field.valueIn(row).isMissingNode());
            if (isUnknown) {
                List<String> names = Column.documentedNames();
                Predicate<String> hasPart = Pattern.compile(name, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                        .asPredicate();
                List<String> alike = names.stream().filter(hasPart).toList();
                List<String> near = alike.isEmpty() ? Suggestions.closest(name, names) : alike;
                throw new UsageException(
                        "there is no field '" + name + "': no collection has such a field",
                        "nearest: " + String.join(", ", near));
            }
        }
    }

    private List<Column> fields() {
        List<Column> fields = new ArrayList<>(chosen());
        fields.addAll(sortColumns());
        return fields;
    }

    /** JSON is saved to be read again, so that configured columns do not apply to it. */
    private List<Column> chosen() {
        boolean isJson = format == Format.json || format == Format.ndjson;
        boolean areMeant = columns != null && hasColumns() && (!isJson || areColumnsTyped);
        return areMeant ? columns.columns() : List.of();
    }

    private List<Column> sortColumns() {
        return sort == null || format == Format.raw ? List.of() : sort.columns();
    }

    /** Whether rows that were printed before a failure can be used. */
    boolean isUsableInPart() {
        boolean isOneDocument = format == Format.json && jq.expression().isPresent();
        return format != Format.xlsx && !isOneDocument;
    }

    ExitCode result(boolean hasRows) {
        return exitCode && !hasRows ? ExitCode.FAILURE : ExitCode.OK;
    }

    /** The page with account numbers in its rows, if there are several accounts or they were asked for. */
    Page shown(Page page, boolean areSeveral) {
        boolean isNamed = fields().stream().anyMatch(field -> field.key().equals(Collection.ACCOUNT));
        boolean isInRows = areSeveral && format != Format.json && format != Format.raw;
        return isNamed || isInRows ? page.withAccounts() : page;
    }

    Renderer renderer(Environment environment, boolean areSeveral) {
        Renderer.Options options = new Renderer.Options(
                chosen(),
                areSeveral,
                !noHeader,
                wide,
                spreadsheetSafe,
                environment.screen(color.mode, format == Format.table && !wide),
                environment::zone,
                environment.numberLocale(),
                ipfsGateway,
                environment.time().now());
        Renderer renderer = jq.renderer(format, options, environment);
        return sortColumns().isEmpty() ? renderer : new RowSorter(renderer, sort.keys(), environment.collationLocale());
    }

    /** The value of {@code --columns} or {@code --sort}: fields in the order in which they are named. */
    private record FieldList(List<RowSorter.Key> keys) {
        List<Column> columns() {
            return keys.stream().map(RowSorter.Key::column).toList();
        }

        boolean isHelp() {
            return keys.size() == 1 && keys.get(0).column().key().equals("help");
        }

        static class ColumnsConverter implements ITypeConverter<FieldList> {
            @Override
            public FieldList convert(String text) {
                List<RowSorter.Key> keys = new ArrayList<>();
                for (String name : text.split(",", -1)) {
                    String plain = TypedText.plain(name);
                    if (plain.isEmpty()) {
                        throw new InvalidValueException(
                                "has an empty name in it", "separate names by single commas, such as id,name,count");
                    }
                    keys.add(key(plain));
                }
                return new FieldList(keys);
            }

            RowSorter.Key key(String name) {
                return new RowSorter.Key(Column.of(name), false);
            }
        }

        /** Each name may have a hyphen in front. */
        static final class SortConverter extends ColumnsConverter {
            @Override
            RowSorter.Key key(String name) {
                String[] words = name.split("\\s+");
                if (words.length == 2 && words[1].matches("(?i)(de|a)sc(ending)?")) {
                    String sign = words[1].matches("(?i)d.*") ? "-" : "";
                    throw new InvalidValueException("is not a list of fields", "did you mean " + sign + words[0] + "?");
                }
                if (name.equals("-")) {
                    throw new InvalidValueException("has a hyphen without a name", "for example -count,name");
                }
                return RowSorter.Key.of(name);
            }
        }

        /** Keeps picocli from reading {@code -owner} as {@code -o wner}: a blank in front, which the converter strips. */
        static final class LeadingHyphen implements IParameterPreprocessor {
            @Override
            public boolean preprocess(
                    Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
                String next = args.isEmpty() ? "" : args.peek();
                if (next.matches("(?s)-([^-].*)?") && command.findOption(next) == null) {
                    try {
                        // Errors are reported here, where the value is still as it was typed.
                        new SortConverter().convert(next);
                    } catch (InvalidValueException invalid) {
                        throw new ParameterException(
                                command.commandLine(), invalid.getMessage(), invalid, option, next);
                    }
                    args.push(" " + args.pop());
                }
                return false;
            }
        }
    }
}

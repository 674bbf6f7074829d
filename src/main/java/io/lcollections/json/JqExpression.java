package io.lcollections.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonReader.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParserConstants;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParserTokenManager;
import net.thisptr.jackson.jq.internal.javacc.SimpleCharStream;
import net.thisptr.jackson.jq.internal.javacc.Token;

/** An expression in the language of jq 1.7, which sees its input and no files, modules or environment; it may run forever. */
public final class JqExpression {
    /** For the functions and variables that an expression names, which are looked up only when it runs. */
    private static final String SAMPLE = "{\"id\":1,\"owner\":\"0x1\",\"name\":\"n\",\"contractAddress\":\"0x1\","
            + "\"collectionAddress\":\"0x1\",\"description\":\"d\",\"avatar\":\"a\",\"cached\":{},"
            + "\"deployStatus\":\"DEPLOYED\",\"nftType\":\"ERC1155\",\"times\":{\"createdAt\":1,\"updatedAt\":1},"
            + "\"extra\":{\"properties\":{\"isLegacy\":true}},\"count\":1}";

    private static final String UNKNOWN =
            "(?s)Function .* does not exist|\\$.* is not defined|modules cannot be loaded";
    private static final Pattern POSITION = Pattern.compile("at (line \\d+, column \\d+)");
    /** Ends an evaluation that has its result. */
    private static final UncheckedIOException DECIDED = new UncheckedIOException(new IOException());

    private final String text;
    private final JsonQuery query;
    private final Scope scope;

    /** An expression that is invalid or fails for an input. The message may quote untrusted text. */
    public static final class Failure extends Exception {
        Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public interface Results {
        void accept(JsonNode result) throws IOException;
    }

    /** A condition on a collection, or an expression on a document of collections; a failure says where it is wrong. */
    public JqExpression(String text, boolean isCondition) throws Failure {
        this.text = text;
        try {
            query = JsonQuery.compile(text, Versions.JQ_1_7);
            requireExactNumbers(text);
        } catch (JsonQueryException invalid) {
            if (invalid.getCause() instanceof NumberFormatException) {
                requireExactNumbers(text);
            }
            String reason = String.valueOf(invalid.getCause());
            Matcher position = POSITION.matcher(reason);
            boolean hasPosition = position.find() && !reason.contains("Encountered \"<EOF>\"");
            throw new Failure(hasPosition ? "error at " + position.group(1) : "its end is missing", invalid);
        }
        scope = Scope.newEmptyScope();
        var functions = BuiltinFunctionLoader.getInstance().listFunctions(Versions.JQ_1_7, scope);
        functions.remove("debug_scope/0");
        functions.forEach(scope::addFunction);
        String document = "{\"accountId\":1,\"totalNum\":1,\"collections\":[" + SAMPLE + "]}";
        try {
            byte[] sample = (isCondition ? SAMPLE : document).getBytes(StandardCharsets.UTF_8);
            isTrue(new JsonReader().read(sample));
        } catch (JsonException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (Failure failure) {
            // The sample may have other types than the real values, but names are the same.
            if (failure.getMessage().matches(UNKNOWN)) {
                throw failure;
            }
        }
    }

    /** The library compares floating-point numbers, and would find another id than the one that was typed. */
    private static void requireExactNumbers(String text) throws Failure {
        var tokens = new ExpressionParserTokenManager(new SimpleCharStream(new StringReader(text)));
        Token token = tokens.getNextToken();
        for (; token.kind != ExpressionParserConstants.EOF; token = tokens.getNextToken()) {
            boolean isWhole = token.kind == ExpressionParserConstants.INTEGER_LITERAL;
            if (isWhole && new BigInteger(token.image).bitLength() > 53) {
                String exact = "; compare ids of this size as text: (.id | tostring) == \"" + token.image + "\"";
                throw new Failure("the number " + token.image + " is too large to be exact" + exact, null);
            }
        }
    }

    /** Whether one of the results is neither {@code false} nor {@code null}. */
    public boolean isTrue(JsonNode input) throws Failure {
        try {
            apply(input, result -> {
                if (!result.isNull() && !(result.isBoolean() && !result.booleanValue())) {
                    throw DECIDED;
                }
            });
            return false;
        } catch (IOException decided) {
            return true;
        }
    }

    /** Runs the expression, and hands on the results; failures of their receiver rise. */
    public void apply(JsonNode input, Results results) throws Failure, IOException {
        try {
            query.apply(Scope.newChildScope(scope), input, result -> {
                try {
                    results.accept(result);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (JsonProcessingException failure) {
            throw new Failure(reason(failure), failure);
        } catch (StackOverflowError tooDeep) {
            throw new Failure("too many nested calls", tooDeep);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (RuntimeException unexpected) {
            // The library checks some arguments by the exceptions of Java, such as those of dates and patterns.
            throw new Failure(reason(unexpected), unexpected);
        }
    }

    /** The library wraps some failures, with the names of their types. */
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        String message =
                failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage();
        if (cause != null && (message == null || message.equals(cause.toString()))) {
            return reason(cause);
        }
        return Objects.requireNonNullElse(message, "invalid value")
                .replaceFirst("^For input string", "not a number")
                .replaceFirst("^module not found: .*", "modules cannot be loaded");
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.lcollections.cli;

import io.lcollections.json.JqExpression;
import picocli.CommandLine.ITypeConverter;

/** A jq expression, whose errors are found when the command line is parsed. */
abstract class JqConverter implements ITypeConverter<JqExpression> {

    /** A condition on a collection. */
    static final class Condition extends JqConverter {
        @Override
        JqExpression parse(String text) throws JqExpression.Failure {
            return JqExpression.condition(text);
        }
    }

    /** An expression on a document. */
    static final class Query extends JqConverter {
        @Override
        JqExpression parse(String text) throws JqExpression.Failure {
            return JqExpression.query(text);
        }
    }

    abstract JqExpression parse(String text) throws JqExpression.Failure;

    @Override
    public JqExpression convert(String text) {
        try {
            return parse(text);
        } catch (JqExpression.Failure failure) {
            if (text.matches("(?s).*[‘’“”].*")) {
                throw new InvalidValueException(
                        "is not a valid jq expression: " + failure.getMessage(),
                        "it has curly quotes; type straight ones");
            }
            throw new InvalidValueException(
                    "is not a valid jq expression: " + failure.getMessage(),
                    "for example '.count > 5 and .nftType == \"ERC721\"'; quote it for the shell");
        }
    }
}

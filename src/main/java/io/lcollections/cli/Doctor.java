package io.lcollections.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells of checks as they are made, discreetly, and of those that are not made, why. */
final class Doctor {
    /** The steps to a service that can fail, each of which takes those before it. */
    private static final List<String> STEPS =
            List.of("proxy", "dns", "connect", "tls", "service", "key-accepted", "clock");

    private final CheckOutput output;
    private final Environment environment;
    private final Discretion discretion;
    private final List<String> left = new ArrayList<>(STEPS);
    private String lastFailure = "";

    Doctor(CheckOutput output, Environment environment, Discretion discretion) {
        this.output = output;
        this.environment = environment;
        this.discretion = discretion;
    }

    void tell(Check check) throws IOException {
        left.remove(check.name());
        if (check.state() == Check.State.failed) {
            lastFailure = check.name();
        }
        String hint = check.hint() == null ? null : discretion.shown(check.hint());
        output.tell(
                new Check(check.name(), check.state(), discretion.shown(check.text()), hint, check.exit()),
                environment);
    }

    /** The steps up to this one are not made. */
    void skipBefore(String step, String why) throws IOException {
        for (String each : List.copyOf(left)) {
            if (each.equals(step)) {
                return;
            }
            tell(Check.skipped(each, why));
        }
    }

    /** The steps that are left are not made, because of the one that failed last. */
    void skipRest() throws IOException {
        for (String each : List.copyOf(left)) {
            tell(Check.skipped(each, "because of what is wrong with '" + lastFailure + "'"));
        }
    }

    ExitCode end() throws IOException {
        return output.end(environment);
    }
}

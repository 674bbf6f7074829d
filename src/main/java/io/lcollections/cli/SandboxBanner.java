package io.lcollections.cli;

import io.lcollections.model.Durations;
import io.lcollections.sandbox.Fault;
import io.lcollections.sandbox.SandboxSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says how a sandbox differs from the one without options. */
final class SandboxBanner {
    private SandboxBanner() {}

    /** One line; empty when it does not differ. */
    static String of(SandboxSettings settings) {
        String faults = faults(settings);
        // A seed without faults changes nothing.
        SandboxSettings usual = SandboxSettings.USUAL;
        boolean isUsual = settings.collections().isEmpty()
                && settings.latency().equals(usual.latency())
                && settings.pageCap() == usual.pageCap()
                && faults.isEmpty();
        if (isUsual) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        settings.collections().ifPresent(number -> parts.add(number + " collections an account"));
        if (!settings.latency().isZero()) {
            parts.add(Durations.format(settings.latency()) + " an answer");
        }
        parts.add("at most " + settings.pageCap() + " a page");
        if (!faults.isEmpty()) {
            parts.add("faults " + faults);
            parts.add("seed " + settings.seed());
        }
        return String.join(", ", parts);
    }

    private static String faults(SandboxSettings settings) {
        return Arrays.stream(Fault.values())
                .filter(fault -> settings.faults().of(fault) > 0)
                .map(fault -> fault.word() + "=" + decimal(settings.faults().of(fault)))
                .collect(Collectors.joining(","));
    }

    private static String decimal(double probability) {
        return BigDecimal.valueOf(probability).stripTrailingZeros().toPlainString();
    }
}

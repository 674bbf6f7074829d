package io.lcollections.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run cost.
 *
 * @param wall milliseconds from start to end
 * @param cpu seconds of all its processes, in the program and in the kernel; not a number where it is not known
 * @param memory MiB at the peak of the largest of its processes; not a number where it is not known
 */
record Sample(double wall, double cpu, double memory) {
    /** The median of each by itself. */
    static Sample median(List<Sample> samples) {
        return new Sample(median(samples, Sample::wall), median(samples, Sample::cpu), median(samples, Sample::memory));
    }

    /** The least of each by itself. */
    static Sample least(List<Sample> samples) {
        return new Sample(
                sorted(samples, Sample::wall)[0], sorted(samples, Sample::cpu)[0], sorted(samples, Sample::memory)[0]);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> part) {
        double[] sorted = sorted(samples, part);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(List<Sample> samples, ToDoubleFunction<Sample> part) {
        return samples.stream().mapToDouble(part).sorted().toArray();
    }
}

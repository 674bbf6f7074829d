package io.lcollections.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that runs another one, and tells what that cost with all that it started. */
enum Meter {
    /** Knows the memory, and CPU in hundredths of a second. */
    GNU_TIME("/usr/bin/time", "CPU and memory of whole runs are") {
        @Override
        List<String> command(Path cost) {
            return List.of(path().toString(), "-q", "-o", cost.toString(), "-f", "%U %S %M");
        }

        @Override
        Sample sample(double wall, String cost) {
            String[] parts = cost.strip().split(" ");
            double cpu = Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
            return new Sample(wall, cpu, Double.parseDouble(parts[2]) / KIB_A_MIB);
        }
    },

    /**
     * Knows no memory, but CPU in thousandths, and the time without its own start; that counts where all is over in a
     * tenth of a second.
     */
    BASH("/bin/bash", "the CPU of start-up is") {
        @Override
        List<String> command(Path cost) {
            String script = "start=$EPOCHREALTIME; \"$@\"; code=$?; end=$EPOCHREALTIME;"
                    + " { echo \"$start $end\"; times; } > \"$0\"; exit $code";
            return List.of(path().toString(), "-c", script, cost.toString());
        }

        /** The last line is what the children have cost; numbers may have commas. */
        @Override
        Sample sample(double wall, String cost) {
            String[] lines = cost.replace(',', '.').split("\n");
            String[] cpu = lines[2].split("[ms ]+");
            double minutes = Double.parseDouble(cpu[0]) + Double.parseDouble(cpu[2]);
            double seconds = Double.parseDouble(cpu[1]) + Double.parseDouble(cpu[3]);
            return new Sample(wall(wall, lines[0]), SECONDS_A_MINUTE * minutes + seconds, Double.NaN);
        }

        /** Before bash 5 there is no clock. */
        private static double wall(double wall, String line) {
            String[] times = line.strip().split(" ");
            return times.length < 2
                    ? wall
                    : (Double.parseDouble(times[1]) - Double.parseDouble(times[0])) * MILLIS_A_SECOND;
        }
    };

    private static final double KIB_A_MIB = 1024;
    private static final double MILLIS_A_SECOND = 1000;
    private static final double SECONDS_A_MINUTE = 60;

    private final Path path;
    private final String unknown;

    Meter(String path, String unknown) {
        this.path = Path.of(path);
        this.unknown = unknown;
    }

    /** What cannot be told without it, and a verb. */
    String unknown() {
        return unknown;
    }

    Path path() {
        return path;
    }

    /** Whether it is here; otherwise the wall time is all that can be told. */
    boolean isThere() {
        return Files.isExecutable(path);
    }

    /** What stands before the words of the other; what was spent goes to a file. */
    abstract List<String> command(Path cost);

    /**
     * @param wall milliseconds, with those of this program
     * @param cost what the file holds
     */
    abstract Sample sample(double wall, String cost);
}

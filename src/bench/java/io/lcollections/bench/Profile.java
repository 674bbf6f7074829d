package io.lcollections.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Whose code each kind of thread was in when a flight recorder looked at it. */
final class Profile {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String HTTP = "HttpClient and its sockets";

    private final Map<String, Map<String, Integer>> samples = new HashMap<>();

    /** Options of the JVM that record, with stacks as deep as the callbacks of the client. */
    static String options(Path recording) {
        return "-XX:FlightRecorderOptions=stackdepth=256"
                + " -XX:StartFlightRecording=settings=profile,jdk.ExecutionSample#period=5ms,filename=" + recording;
    }

    static Profile read(Path recording) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(SAMPLE)) {
                    profile.add(event);
                }
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        String kind = ThreadTimes.kind(event.getThread("sampledThread").getJavaName());
        samples.computeIfAbsent(kind, none -> new HashMap<>()).merge(part(kind, event), 1, Integer::sum);
    }

    /** The first frame from the top that is somebody's says whose the sample is. */
    private static String part(String kind, RecordedEvent event) {
        boolean isParsing = false;
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (isHttp(type)) {
                return HTTP;
            }
            if (type.startsWith("io.lcollections.output.")) {
                return "rendering";
            }
            if (type.startsWith("io.lcollections.api.")) {
                return isParsing ? "parsing of JSON" : "the rest of api: rows, walk, retries";
            }
            isParsing |= type.startsWith("com.fasterxml.jackson.");
        }
        // A thread of the client between two tasks has no frame of it.
        return kind.startsWith("HttpClient") ? HTTP : "all else: start-up, options, waiting for each other";
    }

    private static boolean isHttp(String type) {
        return Stream.of("java.net.", "jdk.internal.net.http.", "sun.nio.ch.S", "sun.nio.ch.EPoll")
                .anyMatch(type::startsWith);
    }

    /** How many samples there are, of all threads. */
    int total() {
        return samples.values().stream()
                .flatMap(parts -> parts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /**
     * Seconds by code. The time of each kind of thread is divided as its samples are, because some threads are easier
     * to sample than others; a kind without samples, such as the JIT compiler, stands for itself.
     */
    Map<String, Double> divide(List<ThreadTimes.Times> byKind) {
        Map<String, Double> seconds = new TreeMap<>();
        for (ThreadTimes.Times times : byKind) {
            Map<String, Integer> parts = samples.getOrDefault(times.name(), Map.of(times.name(), 1));
            double all = parts.values().stream().mapToInt(Integer::intValue).sum();
            parts.forEach((part, count) -> seconds.merge(part, times.both() * count / all, Double::sum));
        }
        return seconds;
    }
}

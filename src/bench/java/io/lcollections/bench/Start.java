package io.lcollections.bench;

/** One start of one program. */
record Start(Jdk jdk, Way way, Task task) {
    /** How a program is started. */
    enum Way {
        EMPTY("an empty program"),
        LAUNCHER("lcollections"),
        PLAIN("java -jar"),
        CURL(Curl.NAME);

        private final String label;

        Way(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** As its line of the table begins. */
    String name() {
        return way == Way.EMPTY ? way.toString() : way + ": " + task;
    }

    /** The empty program of the same Java. */
    Start empty() {
        return new Start(jdk, Way.EMPTY, Task.NOTHING);
    }

    /** The same, started in another way. */
    Start by(Way other) {
        return new Start(jdk, other, task);
    }

    @Override
    public String toString() {
        return jdk + ", " + name();
    }
}

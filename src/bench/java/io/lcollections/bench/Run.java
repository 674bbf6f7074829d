package io.lcollections.bench;

/** A contender at its work. */
record Run(Contender contender, Load load) {
    @Override
    public String toString() {
        return contender.name() + ", " + load;
    }
}

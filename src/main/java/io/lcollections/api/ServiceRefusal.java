package io.lcollections.api;

/** The code with which a service refused, below the failure that it became. */
final class ServiceRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceRefusal(String code) {
        super(code);
    }
}

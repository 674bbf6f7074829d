package io.lcollections.api;

/** What is publicly known of the public service, told where it does not answer. */
final class ServiceStatus {
    static final String HINT = "public reports say that the operator closed the service on 2026-06-28/29; what works:"
            + " --input FILE (saved answers), --base-url URL (another relayer), --network sandbox";

    private ServiceStatus() {}
}

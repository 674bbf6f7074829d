package io.lcollections.api;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a body up to a bound; beyond it the connection is given up, however much the server would still send. */
final class BoundedBody implements BodySubscriber<byte[]> {
    /** Of a page as the service sends it; a length that a server only claims is not taken on trust. */
    private static final int USUAL = 128 * 1024;

    private final int bound;
    private byte[] collected;
    private int size;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    /**
     * @param bound how many bytes it may have
     * @param claimed how many it has, as the server says; empty where it does not say
     */
    BoundedBody(int bound, OptionalLong claimed) {
        this.bound = bound;
        this.collected = new byte[(int) Math.min(USUAL, claimed.orElse(USUAL))];
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        incoming.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int more = buffer.remaining();
            if (more > bound - size) {
                subscription.cancel();
                body.completeExceptionally(new BodyTooLarge(bound));
                return;
            }
            if (more > collected.length - size) {
                collected =
                        Arrays.copyOf(collected, Math.max(size + more, (int) Math.min(bound, 2L * collected.length)));
            }
            buffer.get(collected, size, more);
            size += more;
        }
    }

    @Override
    public void onError(Throwable trouble) {
        body.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
        body.complete(size == collected.length ? collected : Arrays.copyOf(collected, size));
    }
}

package io.lcollections.sandbox;

import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param status of HTTP
 * @param headers by name, {@code Content-Type} among them
 * @param body the bytes of it, whole
 */
record Reply(int status, Map<String, String> headers, byte[] body) {}

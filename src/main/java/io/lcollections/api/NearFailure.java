package io.lcollections.api;

/** A cause that lies between this program and the service, or on this machine: what is known of the service is no help. */
interface NearFailure {}

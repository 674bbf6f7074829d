package io.lcollections.api;

import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * What a client of plain http has in the place of TLS: a context that refuses to do anything. The client of the JDK asks
 * for one in any case, and the usual one reads all certificates that are trusted, which takes longer than a page.
 */
final class NoTls extends SSLContext {
    NoTls() {
        super(new Refusal(), new NoProvider(), "none");
    }

    private static final class NoProvider extends Provider {
        private static final long serialVersionUID = 1L;

        NoProvider() {
            super("none", "1", "plain http");
        }
    }

    private static final class Refusal extends SSLContextSpi {
        private static IllegalStateException refusal() {
            return new IllegalStateException("TLS in a client of plain http");
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return new SSLParameters(new String[0], new String[0]);
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw refusal();
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw refusal();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw refusal();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            throw refusal();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            throw refusal();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            throw refusal();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            throw refusal();
        }
    }
}

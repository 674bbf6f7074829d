package io.lcollections.api;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom the JDK trusts. To read all those certificates takes longer than a page, and they are needed only when the
 * server has shown its own; so they are read on a thread of their own while the connection is made.
 */
final class EarlyTrust extends X509ExtendedTrustManager {
    private final FutureTask<X509ExtendedTrustManager> usual = new FutureTask<>(EarlyTrust::load);

    private EarlyTrust() {}

    /** A context for TLS with what the JDK has by default. */
    static SSLContext context() throws GeneralSecurityException {
        EarlyTrust trust = new EarlyTrust();
        Thread reader = new Thread(trust.usual, "trusted certificates");
        reader.setDaemon(true);
        reader.start();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return context;
    }

    private static X509ExtendedTrustManager load() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usual) {
                return usual;
            }
        }
        throw new GeneralSecurityException("this Java has no way to check certificates");
    }

    private X509ExtendedTrustManager usual() throws CertificateException {
        try {
            return usual.get();
        } catch (ExecutionException unreadable) {
            throw new CertificateException(
                    "the trusted certificates cannot be read: "
                            + unreadable.getCause().getMessage(),
                    unreadable.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CertificateException("interrupted", interrupted);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        usual().checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        usual().checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        usual().checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        usual().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        usual().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        usual().checkClientTrusted(chain, authType);
    }

    /** None: only servers tell whose certificates they take. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

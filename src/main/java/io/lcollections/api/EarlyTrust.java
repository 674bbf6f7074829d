package io.lcollections.api;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
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
    private final Trust trust;
    private final FutureTask<X509ExtendedTrustManager> usual = new FutureTask<>(this::load);

    private EarlyTrust(Trust trust) {
        this.trust = trust;
    }

    /**
     * A context for TLS with what the JDK has by default.
     *
     * @param asked becomes true when a server asks for a certificate and there is none
     * @throws StoreFailure when the user has a certificate, and it cannot be read
     */
    static SSLContext context(Trust trust, AtomicBoolean asked) throws GeneralSecurityException {
        EarlyTrust early = new EarlyTrust(trust);
        Thread reader = new Thread(early.usual, "trusted certificates");
        reader.setDaemon(true);
        reader.start();
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys =
                trust.own().isPresent() ? OwnKeys.of(trust.own().get()) : new KeyManager[] {new NoKeys(asked)};
        context.init(keys, new TrustManager[] {early}, null);
        return context;
    }

    private X509ExtendedTrustManager load() throws GeneralSecurityException {
        try {
            // Read here, as the JDK would take its own in the place of one that is missing, without a word.
            X509ExtendedTrustManager loaded =
                    manager(trust.store().isPresent() ? trust.store().get().load() : null);
            if (loaded.getAcceptedIssuers().length == 0) {
                throw new IOException("it holds no certificates");
            }
            return trust.more().isEmpty() ? loaded : withMore(loaded.getAcceptedIssuers());
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw failure(unreadable);
        }
    }

    private StoreFailure failure(Exception unreadable) {
        if (trust.store().isPresent()) {
            return trust.store().get().failure("trust store", unreadable);
        }
        return new StoreFailure(
                "the trust store of this Java cannot be read: " + unreadable.getMessage(),
                "Java was installed without its certificates; another one works with JAVA_HOME",
                unreadable);
    }

    /** One judge of all, as two would each find fault with what the other one knows. */
    private X509ExtendedTrustManager withMore(X509Certificate... usual) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int count = 0;
        for (X509Certificate each : usual) {
            all.setCertificateEntry("usual " + count++, each);
        }
        for (X509Certificate each : trust.more().get().certificates()) {
            all.setCertificateEntry("more " + count++, each);
        }
        return manager(all);
    }

    /**
     * @param store {@code null} for the one of the JDK's own choice
     */
    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
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
            throw unreadable.getCause() instanceof StoreFailure told
                    ? told
                    : new CertificateException(unreadable.getCause().getMessage(), unreadable.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CertificateException("interrupted", interrupted);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        X509ExtendedTrustManager judge = usual();
        try {
            judge.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refusal) {
            throw CertificateRefusal.of(chain, refusal);
        }
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

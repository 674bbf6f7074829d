package io.lcollections.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The certificate that is shown to servers which ask for one, as the JDK's own context would show it. */
final class OwnKeys {
    private OwnKeys() {}

    static KeyManager[] of(StoreFile store) throws StoreFailure {
        try {
            KeyStore keys = store.load();
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            // The keys of a smart card are not behind the password, but the card is.
            managers.init(keys, store.type().equalsIgnoreCase("PKCS11") ? null : store.secret());
            return managers.getKeyManagers();
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw store.failure("key store", unreadable);
        }
    }
}

package dev.longshore.local.machine;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for one cluster. Keys and certificates are PEM texts. */
public final class Pki {
    private static final Duration VALID = Duration.ofDays(365);
    private static final int RSA_BITS = 2048;

    private static final X500Name ISSUER = new X500Name("CN=longshore-local-ca");

    private final PrivateKey authority;
    private final String certificate;

    /**
     * A certificate with its key.
     *
     * @param certificate PEM
     * @param key PEM, PKCS#8
     */
    public record Identity(String certificate, String key) {}

    private Pki(PrivateKey authority, String certificate) {
        this.authority = authority;
        this.certificate = certificate;
    }

    /** A new authority. */
    public static Pki create() {
        KeyPair key = newKey();
        try {
            X509v3CertificateBuilder builder = builder(ISSUER, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return new Pki(key.getPrivate(), pem(sign(builder, key.getPrivate())));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate authority", e);
        }
    }

    /** An authority made before, from what {@link #authority()} gave. */
    public static Pki of(Identity authority) {
        try (PEMParser parser = new PEMParser(new StringReader(authority.key()))) {
            PrivateKey key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
            return new Pki(key, authority.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the authority's key", e);
        }
    }

    /** The authority's own certificate. */
    public String certificate() {
        return certificate;
    }

    /**
     * A certificate for both ends of TLS.
     *
     * @param commonName the user's name
     * @param group the user's group; empty for none
     * @param hosts the addresses and host names under which it serves
     */
    public Identity issue(String commonName, String group, List<String> hosts) {
        KeyPair key = newKey();
        X500Name subject = new X500Name((group.isEmpty() ? "" : "O=" + group + ",") + "CN=" + commonName);
        try {
            X509v3CertificateBuilder builder = builder(subject, key);
            KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return new Identity(pem(sign(builder, authority)), keyPem(key.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue a certificate for " + commonName, e);
        }
    }

    /** The certificate authority's key, so that nodes can be added by another process later. */
    public Identity authority() {
        return new Identity(certificate, keyPem(authority));
    }

    /** A new key pair for signing service account tokens: the public key in the place of the certificate. */
    public static Identity serviceAccountKeys() {
        KeyPair key = newKey();
        return new Identity(pem(key.getPublic()), keyPem(key.getPrivate()));
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host ->
                        new GeneralName(host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair key) throws CertIOException {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                ISSUER,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID)),
                subject,
                key.getPublic());
    }

    private static Object sign(X509v3CertificateBuilder builder, PrivateKey authority)
            throws OperatorCreationException {
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority));
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static String keyPem(PrivateKey key) {
        try {
            return pem(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a key", e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write PEM", e);
        }
        return text.toString();
    }
}

package dev.longshore.operator.names;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that two leaders would choose alike: digests of what the name stands for. */
public final class Hashes {
    private Hashes() {}

    /** The first {@code digits} hex digits (at most 64) of the text's SHA-256. */
    public static String hex(String text, int digits) {
        return HexFormat.of().formatHex(sha256(text)).substring(0, digits);
    }

    /** A decimal number of exactly 19 digits, as ECS numbers its deployments. */
    public static String decimal(String text) {
        BigInteger range = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(9));
        return new BigInteger(1, sha256(text))
                .mod(range)
                .add(BigInteger.TEN.pow(18))
                .toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.prodrome.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces what tells who a patient is by what tells only that two things belong together: HMAC-SHA256 under a key that
 * stays on this machine. Whoever lacks the key can neither go back nor try names.
 *
 * <p>The key is the file that the environment variable PRODROME_KEY names, or 32 random bytes that the first use puts
 * into {@code prodrome/pseudonym.key} under XDG_CONFIG_HOME or {@code ~/.config}, for its owner alone. A process reads
 * it once.
 */
public final class Pseudonym {
    private static final int KEY_BYTES = 32;
    private static final int DIGITS = 12;
    private static final int LONGEST_SHIFT = 3650;
    private static final Pattern OWN = Pattern.compile("s-[0-9a-f]{" + DIGITS + "}");

    /** Reads the key on first use. */
    private static final class Key {
        static final byte[] BYTES = key(System.getenv());
    }

    private Pseudonym() {}

    /**
     * The same for the same identifier: "s-" and 12 hexadecimal digits. Blanks around the identifier don't count. What
     * is such a pseudonym already, as in a de-identified file, stays.
     *
     * @throws UncheckedIOException if there is no key and none can be kept
     */
    public static String of(String identifier) {
        if (OWN.matcher(identifier.strip()).matches()) {
            return identifier.strip();
        }
        return "s-" + HexFormat.of().formatHex(mac("subject", identifier)).substring(0, DIGITS);
    }

    /** A site's, device's or other thing's pseudonym, with a prefix of its own. */
    public static String of(String prefix, String identifier) {
        return prefix + "-" + HexFormat.of().formatHex(mac(prefix, identifier)).substring(0, DIGITS);
    }

    /** A UID of the form of ITU-T X.667, "2.25." and a number, that stands for another UID, always the same. */
    public static String uid(String uid) {
        byte[] uuid = Arrays.copyOf(mac("uid", uid), 16);
        uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x40);
        uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    /** By how many days a subject's dates are moved back: 1 to 3650, always the same for one subject. */
    public static int days(String identifier) {
        BigInteger number = new BigInteger(1, mac("days", identifier));
        return 1 + number.mod(BigInteger.valueOf(LONGEST_SHIFT)).intValue();
    }

    private static byte[] mac(String purpose, String identifier) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Key.BYTES, "HmacSHA256"));
            mac.update((purpose + "\0").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(identifier.strip().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }

    /** The key that an environment leads to; made if it is missing where it would be kept. */
    static byte[] key(Map<String, String> environment) {
        String named = environment.getOrDefault("PRODROME_KEY", "");
        try {
            if (!named.isEmpty()) {
                return read(Path.of(named));
            }
            String home = environment.getOrDefault("XDG_CONFIG_HOME", "");
            Path config = home.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(home);
            Path file = config.resolve("prodrome").resolve("pseudonym.key");
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of pseudonyms: " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] key = Files.readAllBytes(file);
        if (key.length < KEY_BYTES) {
            throw new IOException(file + ": expected a key of " + KEY_BYTES + " bytes or more, got " + key.length);
        }
        return key;
    }

    /** Whole or not at all; if another process is faster, its key stays. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(file.getParent(), "pseudonym", ".key", ownerOnly());
        try {
            Files.write(draft, key);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

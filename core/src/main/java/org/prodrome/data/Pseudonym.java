package org.prodrome.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a patient's identifier: the same for all files of one patient on one machine, and of no use to
 * whoever lacks the key. The key is in the file that the variable PRODROME_KEY names, or else in prodrome/pseudonym.key
 * in the user's configuration folder, where the first use makes one that its owner alone can read.
 */
public final class Pseudonym {
    private static final int KEY_BYTES = 32;
    private static final int DIGITS = 12;

    private static final class Key {
        private static final SecretKeySpec ONLY = new SecretKeySpec(bytes(), "HmacSHA256");
    }

    private Pseudonym() {}

    /** "s-" and 12 hexadecimal digits of the identifier's HMAC-SHA256. */
    public static String of(String identifier) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(Key.ONLY);
            byte[] hash = mac.doFinal(identifier.strip().getBytes(StandardCharsets.UTF_8));
            return "s-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA256", e);
        }
    }

    private static byte[] bytes() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Path file = file();
        try {
            if (!Files.exists(file)) {
                make(file, fresh);
            }
            byte[] key = Files.readAllBytes(file);
            return key.length == 0 ? fresh : key;
        } catch (IOException e) {
            // Without a place for the key, pseudonyms hold for this process only.
            return fresh;
        }
    }

    private static Path file() {
        String named = System.getenv("PRODROME_KEY");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        String folder = System.getenv("XDG_CONFIG_HOME");
        Path config = folder == null || folder.isEmpty()
                ? Path.of(System.getProperty("user.home", "."), ".config")
                : Path.of(folder);
        return config.resolve("prodrome").resolve("pseudonym.key");
    }

    private static void make(Path file, byte[] key) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.write(file, key, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, and its key is the one to use.
        }
    }
}

package org.prodrome.data.format.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Formats of pictures that are read. */
enum Kind {
    PNG,
    JPEG,
    TIFF;

    static Optional<Kind> of(byte[] head) {
        if (starts(head, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (starts(head, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        boolean tiff = starts(head, "II*\0") || starts(head, "MM\0*") || starts(head, "II+\0") || starts(head, "MM\0+");
        return tiff ? Optional.of(TIFF) : Optional.empty();
    }

    /** The name of a format of pictures that is not read. */
    static Optional<String> stranger(byte[] head) {
        if (starts(head, "GIF8")) {
            return Optional.of("GIF");
        }
        if (starts(head, "BM") && head.length > 14 && head[6] == 0 && head[7] == 0) {
            return Optional.of("BMP");
        }
        if (starts(head, "RIFF") && head.length > 12 && head[8] == 'W' && head[9] == 'E' && head[10] == 'B') {
            return Optional.of("WebP");
        }
        if (starts(head, "\0\0\0\u000cjP  ") || starts(head, "\u00ffO\u00ffQ")) {
            return Optional.of("JPEG 2000");
        }
        if (starts(head, "\u00ff\n") || starts(head, "\0\0\0\u000cJXL ")) {
            return Optional.of("JPEG XL");
        }
        return starts(head, "8BPS") ? Optional.of("Photoshop") : Optional.empty();
    }

    private static boolean starts(byte[] head, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= expected.length && Arrays.equals(head, 0, expected.length, expected, 0, expected.length);
    }
}

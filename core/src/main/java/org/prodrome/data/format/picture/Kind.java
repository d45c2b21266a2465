package org.prodrome.data.format.picture;

import java.util.Optional;
import org.prodrome.data.format.Magic;

/** Formats of pictures that are read. */
enum Kind {
    PNG,
    JPEG,
    TIFF;

    static Optional<Kind> of(byte[] head) {
        if (Magic.has(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (Magic.has(head, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        boolean tiff = Magic.has(head, 0, "II*\0")
                || Magic.has(head, 0, "MM\0*")
                || Magic.has(head, 0, "II+\0")
                || Magic.has(head, 0, "MM\0+");
        return tiff ? Optional.of(TIFF) : Optional.empty();
    }

    /** The name of a format of pictures that is not read. */
    static Optional<String> stranger(byte[] head) {
        if (Magic.has(head, 0, "GIF8")) {
            return Optional.of("GIF");
        }
        if (Magic.has(head, 0, "BM") && head.length > 14 && head[6] == 0 && head[7] == 0) {
            return Optional.of("BMP");
        }
        if (Magic.has(head, 0, "RIFF") && head.length > 12 && head[8] == 'W' && head[9] == 'E' && head[10] == 'B') {
            return Optional.of("WebP");
        }
        if (Magic.has(head, 0, "\0\0\0\u000cjP  ") || Magic.has(head, 0, "\u00ffO\u00ffQ")) {
            return Optional.of("JPEG 2000");
        }
        if (Magic.has(head, 0, "\u00ff\n") || Magic.has(head, 0, "\0\0\0\u000cJXL ")) {
            return Optional.of("JPEG XL");
        }
        return Magic.has(head, 0, "8BPS") ? Optional.of("Photoshop") : Optional.empty();
    }
}

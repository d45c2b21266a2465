package org.prodrome.data.format.nifti;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Formats of volumes that are told by name and not read. */
enum Stranger {
    MINC_1("a MINC 1 volume (NetCDF)"),
    MINC_2("a MINC 2 volume (HDF5)"),
    AFNI("an AFNI volume"),
    MGH("an MGH volume"),
    ECAT("an ECAT 7 volume"),
    NRRD("an NRRD volume"),
    META_IMAGE("a MetaImage volume");

    private final String words;

    Stranger(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * @param head the file's beginning
     * @param name the file's name in small letters
     */
    static Optional<Stranger> of(byte[] head, String name) {
        return Arrays.stream(values()).filter(format -> format.is(head, name)).findFirst();
    }

    private boolean is(byte[] head, String name) {
        return switch (this) {
            case MINC_1 -> starts(head, "CDF") && (name.endsWith(".mnc") || name.endsWith(".minc"));
            case MINC_2 -> starts(head, "\u0089HDF") && (name.endsWith(".mnc") || name.endsWith(".minc"));
            case AFNI ->
                name.endsWith(".brik")
                        || name.endsWith(".brik.gz")
                        || name.endsWith(".brik.bz2")
                        || (name.endsWith(".head") && starts(head, "\ntype"));
            case MGH -> name.endsWith(".mgh") || name.endsWith(".mgz") || name.endsWith(".mgh.gz");
            case ECAT -> starts(head, "MATRIX7");
            case NRRD -> starts(head, "NRRD000");
            case META_IMAGE -> name.endsWith(".mha") || name.endsWith(".mhd");
        };
    }

    private static boolean starts(byte[] head, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= expected.length && Arrays.equals(head, 0, expected.length, expected, 0, expected.length);
    }
}

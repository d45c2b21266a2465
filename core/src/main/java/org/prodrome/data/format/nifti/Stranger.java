package org.prodrome.data.format.nifti;

import java.util.Arrays;
import java.util.Optional;
import org.prodrome.data.format.Magic;

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
            case MINC_1 -> Magic.has(head, 0, "CDF") && (name.endsWith(".mnc") || name.endsWith(".minc"));
            case MINC_2 -> Magic.has(head, 0, "\u0089HDF") && (name.endsWith(".mnc") || name.endsWith(".minc"));
            case AFNI ->
                name.endsWith(".brik")
                        || name.endsWith(".brik.gz")
                        || name.endsWith(".brik.bz2")
                        || (name.endsWith(".head") && Magic.has(head, 0, "\ntype"));
            case MGH -> name.endsWith(".mgh") || name.endsWith(".mgz") || name.endsWith(".mgh.gz");
            case ECAT -> Magic.has(head, 0, "MATRIX7");
            case NRRD -> Magic.has(head, 0, "NRRD000");
            case META_IMAGE -> name.endsWith(".mha") || name.endsWith(".mhd");
        };
    }
}

package org.prodrome.data.format.edf;

/** The kinds of EDF and BDF files. */
public enum EdfVariant {
    EDF("EDF", 2, false),
    EDF_C("EDF+C", 2, false),
    EDF_D("EDF+D", 2, true),
    BDF("BDF", 3, false),
    BDF_C("BDF+C", 3, false),
    BDF_D("BDF+D", 3, true);

    private final String title;
    private final int bytes;
    private final boolean discontinuous;

    EdfVariant(String title, int bytes, boolean discontinuous) {
        this.title = title;
        this.bytes = bytes;
        this.discontinuous = discontinuous;
    }

    /** Such as "EDF+C". */
    public String title() {
        return title;
    }

    /** Bytes a sample: 2, or 3 of BDF. */
    public int bytes() {
        return bytes;
    }

    /** Whether there may be time between one record and the next. */
    public boolean discontinuous() {
        return discontinuous;
    }

    /** Whether annotations may be there. */
    boolean plus() {
        return this != EDF && this != BDF;
    }

    static EdfVariant of(boolean bdf, String reserved) {
        return switch (reserved.length() < 5 ? "" : reserved.substring(0, 5)) {
            case "EDF+C", "BDF+C" -> bdf ? BDF_C : EDF_C;
            case "EDF+D", "BDF+D" -> bdf ? BDF_D : EDF_D;
            default -> bdf ? BDF : EDF;
        };
    }
}

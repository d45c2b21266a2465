package org.prodrome.data.format.dicom;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Value representations of DICOM PS3.5, section 6.2. */
enum Vr {
    AE(Form.ASCII),
    AS(Form.ASCII),
    AT(Form.BINARY, 2, false),
    CS(Form.ASCII),
    DA(Form.ASCII),
    DS(Form.ASCII),
    DT(Form.ASCII),
    FD(Form.BINARY, 8, false),
    FL(Form.BINARY, 4, false),
    IS(Form.ASCII),
    LO(Form.TEXT),
    LT(Form.PROSE),
    OB(Form.BINARY, 1, true),
    OD(Form.BINARY, 8, true),
    OF(Form.BINARY, 4, true),
    OL(Form.BINARY, 4, true),
    OV(Form.BINARY, 8, true),
    OW(Form.BINARY, 2, true),
    PN(Form.TEXT),
    SH(Form.TEXT),
    SL(Form.BINARY, 4, false),
    SQ(Form.SEQUENCE, 1, true),
    SS(Form.BINARY, 2, false),
    ST(Form.PROSE),
    SV(Form.BINARY, 8, true),
    TM(Form.ASCII),
    UC(Form.TEXT, 1, true),
    UI(Form.ASCII),
    UL(Form.BINARY, 4, false),
    UN(Form.BINARY, 1, true),
    UR(Form.ASCII, 1, true),
    US(Form.BINARY, 2, false),
    UT(Form.PROSE, 1, true),
    UV(Form.BINARY, 8, true);

    /** What values look like. */
    enum Form {
        /** texts of the default repertoire, parted by backslashes */
        ASCII,
        /** texts of the data set's character sets, parted by backslashes */
        TEXT,
        /** one text of the data set's character sets, in which a backslash is one */
        PROSE,
        BINARY,
        SEQUENCE
    }

    private static final Map<String, Vr> BY_NAME = new HashMap<>();

    static {
        for (Vr vr : values()) {
            BY_NAME.put(vr.name(), vr);
        }
    }

    private final Form form;
    private final int unit;
    private final boolean wide;

    Vr(Form form) {
        this(form, 1, false);
    }

    Vr(Form form, int unit, boolean wide) {
        this.form = form;
        this.unit = unit;
        this.wide = wide;
    }

    static @Nullable Vr named(String name) {
        return BY_NAME.get(name);
    }

    Form form() {
        return form;
    }

    /** Bytes of one number, which the byte order turns. */
    int unit() {
        return unit;
    }

    /** Whether its length has 32 bits where the value representation is written out. */
    boolean wide() {
        return wide;
    }

    boolean isText() {
        return form == Form.ASCII || form == Form.TEXT || form == Form.PROSE;
    }
}

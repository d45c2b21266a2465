package org.prodrome.data.format.picture;

/** The eight orientations of EXIF and TIFF: how a picture as stored is turned to be upright. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, false, true),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, true, false),
    TRANSPOSED(true, false, false),
    RIGHT_TOP(true, true, false),
    TRANSVERSED(true, true, true),
    LEFT_BOTTOM(true, false, true);

    private final boolean swapped;
    private final boolean rowsBack;
    private final boolean columnsBack;

    /**
     * @param swapped whether a row of the upright picture is a column as stored
     * @param rowsBack whether stored rows count from below
     * @param columnsBack whether stored columns count from the right
     */
    Orientation(boolean swapped, boolean rowsBack, boolean columnsBack) {
        this.swapped = swapped;
        this.rowsBack = rowsBack;
        this.columnsBack = columnsBack;
    }

    /** @param code 1 to 8; anything else is upright */
    static Orientation of(long code) {
        return code >= 1 && code <= 8 ? values()[(int) code - 1] : UPRIGHT;
    }

    boolean swapped() {
        return swapped;
    }

    boolean rowsBack() {
        return rowsBack;
    }

    boolean columnsBack() {
        return columnsBack;
    }
}

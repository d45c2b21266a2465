package org.prodrome.data.synthetic.anatomy;

/** What fills the head, {@code VENTRICLE} with the same fluid as {@code CSF}. */
public enum Tissue {
    AIR,
    SCALP,
    SKULL,
    CSF,
    VENTRICLE,
    GREY,
    WHITE;

    public boolean fluid() {
        return this == CSF || this == VENTRICLE;
    }

    /** Whether it is the brain's own substance. */
    public boolean substance() {
        return this == GREY || this == WHITE;
    }
}

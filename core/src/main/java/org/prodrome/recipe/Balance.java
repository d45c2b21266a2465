package org.prodrome.recipe;

/** How often a training recording is drawn. */
public enum Balance {
    /** All alike. */
    NONE,
    /** Normal and abnormal ones equally often. */
    LABELS,
    /**
     * A site as often as it has recordings, and within it normal and abnormal ones equally often, so that telling the
     * site doesn't help to tell the label.
     */
    LABELS_WITHIN_SITES,
    /** Normal ones and those of each class, or of each set of classes at once, equally often. */
    CLASSES
}

package org.prodrome.signal.augment;

/** Checks of what recipes say. */
final class Share {
    private Share() {}

    static void require(boolean good, String key, String expected, Object got) {
        if (!good) {
            throw new IllegalArgumentException("augmentation " + key + ": expected " + expected + ", got " + got);
        }
    }

    /** From 0 to 1. */
    static void require(String key, double got) {
        require(got >= 0 && got <= 1, key, "0 to 1", got);
    }
}

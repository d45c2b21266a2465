package org.prodrome.evaluate;

/** By what cases are told apart, beside their site. */
public enum Grouping {
    /** Whether the model had learned from the case's site. */
    DOMAIN("domain", "site seen in training"),
    DEVICE("device", "device"),
    /** What the abnormal cases have, each beside all normal ones. */
    FINDING("finding", "finding, beside all normal cases");

    private final String key;
    private final String title;

    Grouping(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its name in {@code metrics.json}. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}

package org.prodrome.data.synthetic.barn;

/** What may be wrong in a barn. */
enum Trouble {
    /** Fans that give less air than the controller asks for: gases rise though it is not cold outside. */
    VENTILATION("ventilation failure"),
    /** Animals cough, lie and eat less: sound rises and activity falls. */
    RESPIRATORY_DISEASE("respiratory disease"),
    /** Slurry is stirred or a drain is blocked: ammonia rises alone. */
    AMMONIA("ammonia release");

    private final String finding;

    Trouble(String finding) {
        this.finding = finding;
    }

    String finding() {
        return finding;
    }
}

package org.prodrome.signal.heart;

/** What a heart does at a moment, in the order in which it always does so. */
public enum HeartState {
    /** The first heart sound, when the mitral and tricuspid valves close. */
    S1,
    SYSTOLE,
    /** The second heart sound, when the aortic and pulmonary valves close. */
    S2,
    DIASTOLE;

    private static final HeartState[] STATES = values();

    static final int COUNT = STATES.length;

    static HeartState at(int index) {
        return STATES[index];
    }

    /** The place of the state before this one in the cycle. */
    int before() {
        return (ordinal() + COUNT - 1) % COUNT;
    }
}

package org.prodrome.recipe;

import java.util.Locale;

/** How large a recipe is carried out: the same code with other numbers, which the recipe gives. */
public enum Profile {
    /** Seconds: shows that everything works. */
    SMOKE,
    /** A few minutes on the simulator, two recipes together: what a newcomer sees first. */
    DEMO,
    /** Minutes: what the documented results are of. */
    STANDARD,
    /** The paper's own size. */
    PAPER;

    /** Its name in a recipe. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

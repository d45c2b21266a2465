package org.prodrome.data.synthetic.cohort;

import java.util.function.Supplier;
import org.prodrome.data.Payload;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;

/** What is known of a simulated case, and what makes its payload, alike each time. */
public record Made(Truth truth, Supplier<? extends Payload> payload) {

    /** Nothing known yet but the label. */
    public static Truth truth(boolean abnormal) {
        return Truth.of(abnormal ? Label.ABNORMAL : Label.NORMAL);
    }
}

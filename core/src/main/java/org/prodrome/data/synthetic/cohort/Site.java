package org.prodrome.data.synthetic.cohort;

/** Where simulated cases come from. Sites differ in device, noise, contrast and population. */
public interface Site {
    /** Such as "site-1". */
    String site();

    /** What records there. */
    String device();

    /** Share of its subjects that are abnormal, from 0 to 1. */
    double abnormal();
}

package org.prodrome.recipe;

/** Hears how far a run has come; called from any thread. */
@FunctionalInterface
public interface Progress {
    /** @param stage what is being done, such as "reading" */
    void at(String stage, long done, long total);
}

package org.prodrome.model.supervised;

/** How several are brought to one word. */
public enum Voting {
    /** The mean of their probabilities. */
    SOFT,
    /**
     * The share of them that call it so: the likeliest class, or abnormal from a probability of one half on. The score
     * is the log odds of the votes against normal, with half a vote more on either side; cases of as many votes are
     * ordered by the mean of the probabilities.
     */
    MAJORITY
}

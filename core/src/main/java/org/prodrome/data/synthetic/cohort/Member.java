package org.prodrome.data.synthetic.cohort;

import org.prodrome.data.Seed;

/**
 * One case before it is made.
 *
 * @param abnormal one label for all cases of a subject
 * @param subject decides what a subject's cases share, such as anatomy
 * @param visit decides the rest
 */
public record Member<S extends Site>(S site, boolean abnormal, Seed subject, Seed visit) {}

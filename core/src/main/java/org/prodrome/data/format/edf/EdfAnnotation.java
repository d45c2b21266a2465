package org.prodrome.data.format.edf;

import java.util.OptionalDouble;

/**
 * A remark on a moment or a span of a recording.
 *
 * @param onset seconds after the first sample; below 0 for what happened before
 * @param duration in seconds; empty where none is said
 */
public record EdfAnnotation(double onset, OptionalDouble duration, String text) {}

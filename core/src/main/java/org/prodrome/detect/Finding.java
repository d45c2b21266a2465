package org.prodrome.detect;

import java.util.Optional;

/**
 * What a detector says of a case.
 *
 * @param score the higher, the more abnormal; no probability
 * @param abnormal the decision at the operating point
 * @param map where the case is abnormal, if the model localises
 */
public record Finding(String id, double score, boolean abnormal, OperatingPoint at, Optional<AnomalyMap> map) {}

package org.prodrome.data.synthetic.wearable;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * Where wristbands are worn, and how.
 *
 * @param restless how much of the time their wearers move, against the other sites
 * @param noise deviation of the pulse sensor's noise, in its own unit
 * @param warmth of the room, in degrees Celsius
 * @param loose share of recordings in which the band comes off for a while
 */
record Place(String site, String device, double abnormal, double restless, double noise, double warmth, double loose)
        implements Site {
    static final List<Place> ALL = List.of(
            new Place("site-1", "wristband, laboratory", 0.5, 0.7, 3, 22, 0.15),
            new Place("site-2", "wristband, ward", 0.35, 0.9, 5, 24, 0.3),
            new Place("site-3", "wristband, at home", 0.45, 1.4, 4, 20, 0.4));
}

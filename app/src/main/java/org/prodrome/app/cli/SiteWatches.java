package org.prodrome.app.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.Printable;
import org.prodrome.detect.Detector;
import org.prodrome.detect.DriftWatch;

/** One watch a site, which sees its cases in their order. */
record SiteWatches(Detector detector, Map<String, Optional<DriftWatch>> watches) {
    SiteWatches(Detector detector) {
        this(detector, new HashMap<>());
    }

    /** The warning that a case's score gives reason for, once a site. */
    Optional<String> sees(String site, double score) {
        return watches.computeIfAbsent(site, _ -> detector.watch())
                .filter(watch -> watch.sees(score))
                .map(watch -> (site.isEmpty() ? "" : "site " + Printable.line(site) + ": ") + "after " + watch.seen()
                        + " cases the scores no longer look like those of the detector's calibration cases; with another"
                        + " device, other people or another share of abnormal ones its threshold and probabilities may"
                        + " not hold");
    }
}

package org.prodrome.data.synthetic.ecg;

import org.prodrome.data.synthetic.cohort.Site;

/** A site's recorder and population. */
enum EcgSite implements Site {
    WARD("site-1", "bedside monitor", 0.45, 0.020, 0.15, 0),
    AMBULATORY("site-2", "Holter recorder", 0.35, 0.035, 0.30, 0.01),
    CLINIC("site-3", "resting electrocardiograph", 0.50, 0.012, 0.08, 0.03);

    private final String site;
    private final String device;
    private final double abnormal;
    private final double muscle;
    private final double wander;
    private final double mains;

    /** @param muscle and wander and mains: deviation or amplitude of each noise, in mV */
    EcgSite(String site, String device, double abnormal, double muscle, double wander, double mains) {
        this.site = site;
        this.device = device;
        this.abnormal = abnormal;
        this.muscle = muscle;
        this.wander = wander;
        this.mains = mains;
    }

    @Override
    public String site() {
        return site;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public double abnormal() {
        return abnormal;
    }

    double muscle() {
        return muscle;
    }

    double wander() {
        return wander;
    }

    double mains() {
        return mains;
    }
}

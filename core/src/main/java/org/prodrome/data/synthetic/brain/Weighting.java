package org.prodrome.data.synthetic.brain;

import org.prodrome.data.synthetic.anatomy.Tissue;

/** A tissue's brightness in T1w or T2w as a share of white matter's in T1w. */
enum Weighting {
    T1(0.6),
    T2(0.5);

    private final double middle;

    /** @param middle what a scanner's contrast is stretched about */
    Weighting(double middle) {
        this.middle = middle;
    }

    double of(Tissue tissue, Scanner scanner) {
        double usual = switch (tissue) {
            case AIR -> 0.02;
            case SCALP -> this == T1 ? 0.95 : 0.60;
            case SKULL -> this == T1 ? 0.12 : 0.10;
            case CSF, VENTRICLE -> this == T1 ? 0.22 : 1.00;
            case GREY -> this == T1 ? 0.68 : 0.58;
            case WHITE -> this == T1 ? 1.00 : 0.40;
        };
        return tissue == Tissue.AIR ? usual : middle + scanner.contrast() * (usual - middle);
    }
}

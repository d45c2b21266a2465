package org.prodrome.data.synthetic.brain;

/** What fills the head, with its brightness in T1w and T2w as shares of white matter's in T1w. */
enum Tissue {
    AIR(0.02, 0.02),
    SCALP(0.95, 0.60),
    SKULL(0.12, 0.10),
    CSF(0.22, 1.00),
    GREY(0.68, 0.58),
    WHITE(1.00, 0.40);

    private static final double MIDDLE_T1 = 0.6;
    private static final double MIDDLE_T2 = 0.5;

    private final double t1;
    private final double t2;

    Tissue(double t1, double t2) {
        this.t1 = t1;
        this.t2 = t2;
    }

    double t1(Scanner scanner) {
        return this == AIR ? t1 : MIDDLE_T1 + scanner.contrast() * (t1 - MIDDLE_T1);
    }

    double t2(Scanner scanner) {
        return this == AIR ? t2 : MIDDLE_T2 + scanner.contrast() * (t2 - MIDDLE_T2);
    }
}

package org.prodrome.data.synthetic.eeg;

/** Electrodes of the international 10-20 system, and FT9 and FT10 below it, on a sphere of radius 1. */
enum Electrode {
    FP1("Fp1", -92, -72),
    FP2("Fp2", 92, 72),
    F7("F7", -92, -36),
    F3("F3", -60, -51),
    FZ("Fz", 46, 90),
    F4("F4", 60, 51),
    F8("F8", 92, 36),
    T7("T7", -92, 0),
    C3("C3", -46, 0),
    CZ("Cz", 0, 0),
    C4("C4", 46, 0),
    T8("T8", 92, 0),
    P7("P7", -92, 36),
    P3("P3", -60, 51),
    PZ("Pz", 46, -90),
    P4("P4", 60, -51),
    P8("P8", 92, -36),
    O1("O1", -92, 72),
    O2("O2", 92, -72),
    FT9("FT9", -113, -18),
    FT10("FT10", 113, 18);

    private final String label;
    private final double inclination;
    private final double azimuth;

    /** @param inclination from the vertex, to the right if above 0, and azimuth from the right ear: in degrees */
    Electrode(String label, double inclination, double azimuth) {
        this.label = label;
        this.inclination = inclination;
        this.azimuth = azimuth;
    }

    String label() {
        return label;
    }

    Place place() {
        return Place.at(inclination, azimuth, 1);
    }
}

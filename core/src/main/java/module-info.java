/** Trains, judges, explains and serves deep anomaly detectors for medical data. */
module org.prodrome.core {
    requires static org.jspecify;

    exports org.prodrome.data;
}

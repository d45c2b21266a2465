package org.prodrome.signal.heart;

/** Heart sounds by a formula. */
final class HeartInputs {
    static final double PERIOD = 0.85;
    static final double FIRST = 0.35;
    static final double SYSTOLE = 0.32;

    private HeartInputs() {}

    /** As the scripts beside the golden files make them: S1 from 0.35 s on, every 0.85 s, and S2 0.32 s after it. */
    static double[] beats(int length, double rate) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = 0.01 * ((long) i * i * 7 % 101 / 50.0 - 1);
            for (int beat = 0; PERIOD * beat < length / rate; beat++) {
                double t = i / rate - FIRST - PERIOD * beat;
                x[i] += atom(t, 0.04, 0.015, 45) + 0.7 * atom(t - SYSTOLE, 0.03, 0.010, 70);
            }
        }
        return x;
    }

    private static double atom(double t, double delay, double width, double pitch) {
        double off = (t - delay) / width;
        return Math.exp(-off * off / 2) * Math.sin(2 * Math.PI * pitch * t);
    }
}

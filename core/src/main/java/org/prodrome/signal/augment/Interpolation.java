package org.prodrome.signal.augment;

/** Takes a window's values from places between its own, linearly; beyond the border the border's. */
final class Interpolation {
    private final Window window;
    private final int axes;
    private final int[] lengths;
    /** Values from one place to the next along an axis. */
    private final int[] strides;

    /** Whence a value comes. */
    @FunctionalInterface
    interface Source {
        /**
         * Writes the place that a place's value is taken from.
         *
         * @param place [axis], whole numbers
         * @param from [axis], to be filled
         */
        void of(int[] place, double[] from);
    }

    private Interpolation(Window window) {
        this.window = window;
        this.axes = window.lengths().size();
        this.lengths = window.lengths().stream().mapToInt(length -> length).toArray();
        this.strides = new int[axes];
        int stride = 1;
        for (int axis = axes - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= lengths[axis];
        }
    }

    static Window of(Window window, Source source) {
        return new Interpolation(window).taken(source);
    }

    private Window taken(Source source) {
        int size = window.size();
        float[] taken = new float[window.values().length];
        int[] place = new int[axes];
        double[] from = new double[axes];
        int[] corners = new int[1 << axes];
        double[] weights = new double[1 << axes];
        for (int i = 0; i < size; i++) {
            int left = i;
            for (int axis = 0; axis < axes; axis++) {
                place[axis] = left / strides[axis];
                left %= strides[axis];
            }
            source.of(place, from);
            corners(from, corners, weights);
            for (int channel = 0; channel < window.channels(); channel++) {
                double sum = 0;
                for (int corner = 0; corner < corners.length; corner++) {
                    sum += weights[corner] * window.values()[channel * size + corners[corner]];
                }
                taken[channel * size + i] = (float) sum;
            }
        }
        return window.with(taken);
    }

    /** The neighbours of a place and their shares. */
    private void corners(double[] from, int[] corners, double[] weights) {
        corners[0] = 0;
        weights[0] = 1;
        for (int axis = 0; axis < axes; axis++) {
            double at = Math.clamp(from[axis], 0, lengths[axis] - 1);
            int below = (int) at;
            double above = at - below;
            int next = Math.min(below + 1, lengths[axis] - 1);
            int half = 1 << axis;
            for (int corner = 0; corner < half; corner++) {
                corners[corner + half] = corners[corner] + next * strides[axis];
                weights[corner + half] = weights[corner] * above;
                corners[corner] += below * strides[axis];
                weights[corner] *= 1 - above;
            }
        }
    }
}

package org.prodrome.evaluate.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Affiliation precision and recall (Huet et al. 2022): how near calls and events lie, as the chance that a moment drawn
 * at random near the event lies farther off. Each event owns the time that is nearer to it than to any other. Chance
 * alone gives about 0.5, not 0.
 *
 * @param precision mean over the events near which something is called, in [0, 1]
 * @param recall mean over all events, in [0, 1]
 */
public record Affiliation(double precision, double recall) {

    /**
     * @param truth events, rising and disjoint
     * @param called likewise
     * @param whole the series' own start and end
     * @throws UndefinedMetricException if there is no event, or nothing is called
     */
    public static Affiliation of(List<Span> truth, List<Span> called, Span whole) throws UndefinedMetricException {
        Span.requireDisjoint("true", truth, whole);
        Span.requireDisjoint("called", called, whole);
        if (truth.isEmpty() || called.isEmpty()) {
            throw new UndefinedMetricException(
                    "affiliation", "events and calls", truth.size() + " events and " + called.size() + " calls");
        }
        List<Span> zones = zones(truth, whole);
        double precision = 0;
        double recall = 0;
        int near = 0;
        for (int i = 0; i < truth.size(); i++) {
            List<Span> here = within(called, zones.get(i));
            if (!here.isEmpty()) {
                precision += precision(here, truth.get(i), zones.get(i));
                recall += recall(here, truth.get(i), zones.get(i));
                near++;
            }
        }
        return new Affiliation(precision / near, recall / truth.size());
    }

    /** The time nearer to each span than to its neighbours. */
    private static List<Span> zones(List<Span> spans, Span whole) {
        List<Span> zones = new ArrayList<>();
        double start = whole.start();
        for (int i = 0; i < spans.size(); i++) {
            double end = i + 1 < spans.size()
                    ? (spans.get(i).end() + spans.get(i + 1).start()) / 2
                    : whole.end();
            zones.add(new Span(start, end));
            start = end;
        }
        return zones;
    }

    private static List<Span> within(List<Span> spans, Span zone) {
        return spans.stream()
                .filter(zone::overlaps)
                .map(each -> new Span(Math.max(each.start(), zone.start()), Math.min(each.end(), zone.end())))
                .toList();
    }

    /** The mean over what is called of the chance that a moment of the zone lies farther from the event. */
    private static double precision(List<Span> called, Span event, Span zone) {
        double sum = 0;
        double all = 0;
        for (Span each : called) {
            all += each.length();
            sum += Math.max(0, Math.min(each.end(), event.end()) - Math.max(each.start(), event.start()));
            if (each.start() < event.start()) {
                sum += farther(Math.max(0, event.start() - each.end()), event.start() - each.start(), event, zone);
            }
            if (each.end() > event.end()) {
                sum += farther(Math.max(0, each.start() - event.end()), each.end() - event.end(), event, zone);
            }
        }
        return sum / all;
    }

    /** The integral over distances d of 1 - (|event| + d + min(d, m)) / |zone|, m being the shorter of both sides. */
    private static double farther(double from, double to, Span event, Span zone) {
        double shorter = Math.min(event.start() - zone.start(), zone.end() - event.end());
        double near = (to * to - from * from) / 2
                + capped(to, shorter)
                - capped(from, shorter)
                + event.length() * (to - from);
        return to - from - near / zone.length();
    }

    private static double capped(double distance, double most) {
        return distance <= most ? distance * distance / 2 : most * most / 2 + most * (distance - most);
    }

    /** The mean over the event of the chance that a moment of the zone lies farther off than the nearest call. */
    private static double recall(List<Span> called, Span event, Span zone) {
        List<Span> nearest = zones(called, zone);
        double sum = 0;
        for (int i = 0; i < called.size(); i++) {
            Span call = called.get(i);
            double start = Math.max(event.start(), nearest.get(i).start());
            double end = Math.min(event.end(), nearest.get(i).end());
            sum += Math.max(0, Math.min(end, call.end()) - Math.max(start, call.start()));
            sum += missed(start, Math.min(end, call.start()), call.start(), zone);
            sum += missed(Math.max(start, call.end()), end, call.end(), zone);
        }
        return sum / event.length();
    }

    /** The integral over moments y of 1 - |what of the zone is nearer to y than the pivot| / |zone|. */
    private static double missed(double start, double end, double pivot, Span zone) {
        if (end <= start) {
            return 0;
        }
        // Between these the integrand is linear.
        double[] knots = {
            start, end, (zone.start() + zone.end()) / 2, (zone.start() + pivot) / 2, (zone.end() + pivot) / 2
        };
        for (int i = 0; i < knots.length; i++) {
            knots[i] = Math.clamp(knots[i], start, end);
        }
        Arrays.sort(knots);
        double nearer = 0;
        for (int i = 1; i < knots.length; i++) {
            nearer += (knots[i] - knots[i - 1]) * (ball(knots[i], pivot, zone) + ball(knots[i - 1], pivot, zone)) / 2;
        }
        return end - start - nearer / zone.length();
    }

    /** How much of the zone is no farther from y than the pivot. */
    private static double ball(double y, double pivot, Span zone) {
        double distance = Math.abs(pivot - y);
        return distance + Math.min(distance, Math.min(y - zone.start(), zone.end() - y));
    }
}

package org.prodrome.data.synthetic.wearable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;

/** One recording: what goes on in it is fixed by the seed, its samples are made when asked for. */
final class Worn {
    private static final List<Signal.Channel> AXES = List.of(
            new Signal.Channel("x", "1/64 g"), new Signal.Channel("y", "1/64 g"), new Signal.Channel("z", "1/64 g"));

    private final Member<Place> member;
    private final double seconds;
    private final Wearer wearer;
    private final Day day;

    Worn(Member<Place> member, double seconds) {
        this.member = member;
        this.seconds = seconds;
        wearer = Wearer.draw(member.subject().split("wearer").random());
        day = Day.draw(
                member.abnormal(),
                member.site(),
                seconds,
                member.visit().split("day").random());
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        List<Spells.Spell> spells = day.stress().spells();
        return spells.isEmpty()
                ? truth
                : truth.withClasses(List.of("stress"))
                        .withSeverity(spells.stream()
                                .mapToDouble(Spells.Spell::strength)
                                .max()
                                .orElseThrow())
                        .withIntervals(spells.stream()
                                .map(spell -> new Interval(spell.start(), spell.end(), "stress"))
                                .toList());
    }

    Several payload() {
        Seed seed = member.visit().split("samples");
        Pulse pulse = Pulse.draw(wearer, day, seconds, seed.split("beats").random());
        Skin skin = new Skin(wearer, day, member.site());
        Map<String, Payload> parts = new LinkedHashMap<>();
        float[] wave =
                pulse.wave(seconds, member.site().noise(), seed.split("wave").random());
        parts.put("BVP", signal("BVP", "1", Pulse.RATE, wave));
        float[][] moved = new Arm(day).acceleration(seconds, seed.split("arm").random());
        parts.put("ACC", new Signal(moved, Arm.RATE, AXES));
        float[] conductance = skin.conductance(seconds, seed.split("sweat").random());
        parts.put("EDA", signal("EDA", "uS", Skin.RATE, conductance));
        float[] temperature = skin.temperature(seconds, seed.split("warmth").random());
        parts.put("TEMP", signal("TEMP", "Cel", Skin.RATE, temperature));
        float[] rate = pulse.rate(seconds, seed.split("rate").random());
        parts.put("HR", signal("HR", "1/min", 1, rate));
        parts.put("IBI", pulse.intervals(seconds, seed.split("trust").random()));
        return new Several(parts);
    }

    private static Signal signal(String name, String unit, double rate, float[] samples) {
        return new Signal(new float[][] {samples}, rate, List.of(new Signal.Channel(name, unit)));
    }
}

package org.prodrome.data.synthetic.barn;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated sensors of a barn of fattening pigs: temperature, humidity, ammonia, carbon dioxide and sound level once a
 * minute, and the animals' activity every five, from midnight on. In the abnormal the ventilation fails, animals cough
 * and lie, or ammonia is released, for some hours. All have weather, meals, slammed doors and sensors that are off;
 * cold weather alone closes the ventilation and raises every gas as a failure does, so that levels tell little and how
 * the sensors go together tells much.
 *
 * <p>Heat, water, carbon dioxide and ammonia are balanced minute by minute for one animal's share of the barn, after
 * the steady-state balances of Schauberger, Piringer and Petz, Int. J. Biometeorol. 43:154, 2000, with the animals of
 * the CIGR's working group, see {@link Herd}. A subject is a barn. Missing: dust, light, growth over weeks, sprinklers,
 * births, and unevenness within a barn.
 *
 * @param cases how many, above 0; two a barn
 * @param days length of each, from 1 to 30
 */
public record Barns(int cases, int days) implements Simulator {
    private static final double DAY = 86_400;

    public Barns {
        if (days < 1 || days > 30) {
            throw new IllegalArgumentException("barn: expected 1 to 30 days, got " + days);
        }
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated barns", days + " days", cases, Farm.ALL).dataset(seed, member -> {
            Barn barn = new Barn(member, DAY * days);
            return new Made(barn.truth(), barn::payload);
        });
    }
}

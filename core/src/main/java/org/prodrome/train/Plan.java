package org.prodrome.train;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.prodrome.data.Seed;
import org.prodrome.data.Sha256;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Truncation;

/**
 * A training: what is trained, from where, on what, how long and how.
 *
 * @param rounds 0 or more
 */
public record Plan(
        Network network,
        Parameters start,
        List<Phase> phases,
        Loop.Batches batches,
        long rounds,
        Device device,
        Seed seed,
        Options options) {
    public Plan {
        phases = List.copyOf(phases);
        if (rounds < 0) {
            throw new IllegalArgumentException("training: expected 0 rounds or more, got " + rounds);
        }
        List<String> names = phases.stream().map(Phase::name).toList();
        boolean slash = names.stream().anyMatch(name -> name.contains("/"));
        if (names.isEmpty() || slash || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "training: expected phases with names of their own, without slashes, got " + names);
        }
        for (Phase phase : phases) {
            if (phase.truncation() instanceof Truncation.Pieces pieces && !recurrent(network)) {
                throw new IllegalArgumentException(
                        "truncate: expected none for a network without recurrent layers," + " got " + pieces.text());
            }
        }
    }

    private static boolean recurrent(Network network) {
        return network.layers().stream()
                .anyMatch(layer -> Arrays.stream(Operator.Recurrent.values())
                        .anyMatch(each -> each.name().equals(layer.operator())));
    }

    /** The same with other options. */
    public Plan with(Options other) {
        return new Plan(network, start, phases, batches, rounds, device, seed, other);
    }

    /** What tells this training from others, by name, short enough to be printed. */
    Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("network", digest(network.graph().toByteArray(), bytes(declared())));
        identity.put("initial parameters", digest(start));
        for (Phase phase : phases) {
            String of = " of phase " + phase.name();
            Network objective = phase.objective().upon(network);
            identity.put("objective" + of, digest(objective.graph().toByteArray()));
            identity.put("parameters" + of, digest(bytes(new TreeSet<>(phase.trains()).toString())));
            identity.put("optimiser" + of, phase.optimiser().toString());
            identity.put("schedule" + of, phase.schedule().text());
            identity.put("clipping" + of, phase.clipping().text());
            identity.put("truncation" + of, phase.truncation().text());
            identity.put("turns" + of, phase.turns().toString());
        }
        identity.put("phases", phases.stream().map(Phase::name).toList().toString());
        identity.put("rounds", Long.toString(rounds));
        identity.put("seed", Long.toString(seed.value()));
        identity.put("device", device.name());
        identity.put("micro-batches", Integer.toString(options.microBatches()));
        identity.put("frozen parameters", options.freeze().toString());
        identity.put(
                "learning rates",
                options.rates().stream().map(LayerRate::text).toList().toString());
        identity.put("averaging", options.averaging().text());
        identity.put(
                "early stopping", options.stopping().map(EarlyStopping::text).orElse("none"));
        identity.put("precision", options.precision().name());
        identity.put("data", options.checkpointing().map(Checkpointing::data).orElse(""));
        return identity;
    }

    /** A number that tells this training from others. */
    long mark() {
        return Long.parseUnsignedLong(digest(bytes(identity().toString())), 16);
    }

    private String declared() {
        StringBuilder text = new StringBuilder("operators " + network.opset());
        network.parameters()
                .forEach(it ->
                        text.append('\n').append(it.name() + " " + it.role() + " " + it.shape() + " " + it.decays()));
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(Parameters parameters) {
        Sha256 digest = new Sha256();
        parameters
                .arrays()
                .forEach((name, array) ->
                        digest.add(bytes(name)).add(array.data().toArray(ValueLayout.JAVA_BYTE)));
        return short16(digest);
    }

    private static String digest(byte[]... parts) {
        Sha256 digest = new Sha256();
        for (byte[] part : parts) {
            digest.add(part);
        }
        return short16(digest);
    }

    private static String short16(Sha256 digest) {
        return digest.hex().substring(0, 16);
    }
}

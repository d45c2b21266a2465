package org.prodrome.model.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.Trunk;
import org.prodrome.objective.Weighted;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * Several classifiers in one network, which vote (Hansen and Salamon, "Neural Network Ensembles", IEEE TPAMI 1990).
 * Each learns for itself, from the same batches: they differ in their layers and in where they begin.
 *
 * @param members two or more
 */
public record Ensemble(FrontEnd frontEnd, List<Member> members, Voting voting, Task task) implements Supervised {
    /**
     * One that votes, a {@link Classifier} but for what it shares.
     *
     * @param units of the dense layer before the task's own; 0 for none
     * @param dropout rate before and after that layer, or once without it
     */
    public record Member(Trunk trunk, int units, double dropout) {
        public Member {
            if (units < 0 || !(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException(
                        "member: expected 0 or more units and a dropout of 0 to below 1, got " + units + " and "
                                + dropout);
            }
        }
    }

    public Ensemble {
        members = List.copyOf(members);
        if (members.size() < 2 || members.size() > 99) {
            throw new IllegalArgumentException("ensemble: expected 2 to 99 members, got " + members.size());
        }
        if (task instanceof Joint) {
            throw new IllegalArgumentException("ensemble: expected a task without sides, got " + task);
        }
    }

    /** Output of what the members say: [batch, member's logit]. */
    static final String MEMBERS = "members";

    private static String name(int member) {
        return "member" + (member + 1) + ".";
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("ensemble");
        Seen seen = frontEnd.input(g, grid);
        List<Task.Said> each = new ArrayList<>();
        List<Value> features = new ArrayList<>();
        List<Value> words = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Features made = member.trunk().of(g, name(i), seen).mean(g);
            int own = member.units() > 0 ? member.units() : made.channels();
            Value last = last(g, name(i), member, made);
            Value logits = task.layer(g, name(i), last, own);
            g.output(name(i) + Task.LOGITS, logits, GraphBuilder.ANY, task.logits());
            words.add(logits);
            each.add(task.said(g, logits));
            features.add(last);
            width += own;
        }
        g.output(FEATURES, Layers.concat(g, 1, features.toArray(Value[]::new)), GraphBuilder.ANY, width);
        int all = members.size() * task.logits();
        g.output(MEMBERS, Layers.concat(g, 1, words.toArray(Value[]::new)), GraphBuilder.ANY, all);
        new Votes(g, task).of(voting, each).output(g, task.classes().size());
        return g.build();
    }

    private static Value last(GraphBuilder g, String name, Member member, Features made) {
        Value seen = Layers.dropout(g, made.value(), member.dropout());
        if (member.units() == 0) {
            return seen;
        }
        Value hidden = g.add(Activation.Relu, Layers.dense(g, name + "dense", seen, made.channels(), member.units()));
        return Layers.dropout(g, hidden, member.dropout());
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Weighted mean = new Weighted(IntStream.range(0, members.size())
                .mapToObj(i -> new Weighted.Term(
                        task.objective(name(i) + Task.LOGITS), 1.0 / members.size(), Optional.empty()))
                .toList());
        return List.of(new Phase("train", network.trainable(), mean, optimiser, schedule));
    }
}

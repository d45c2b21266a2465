package org.prodrome.model.trunk;

import java.util.Map;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Model;
import org.prodrome.model.coder.Features;

/**
 * A trunk with a front end of its own, so that members of an ensemble each see a case in another way: one as its
 * spectrogram, one as its cepstrum. The model's front end comes before and is to leave a signal or a picture.
 *
 * @param frontEnd one that measures nothing of the training cases, for it sees them through the model's
 */
public record Viewed(FrontEnd frontEnd, Trunk trunk) implements Trunk {
    public Viewed {
        FrontEnd.requireUnmeasured("viewed trunk", frontEnd);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Checks.require(seen.present().isEmpty(), "viewed trunk", "quantities of which none may be missing", "gaps");
        GraphBuilder view = new GraphBuilder("view");
        Seen own = frontEnd.input(view, seen.grid());
        view.output("seen", own.values(), own.grid().shape(GraphBuilder.ANY));
        Value values = g.put(view.build(), prefix + "view.", Map.of(Model.INPUT, seen.values()))
                .getFirst();
        return trunk.of(g, prefix, new Seen(values, own.present(), own.grid(), seen.filled()));
    }
}

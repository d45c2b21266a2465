package org.prodrome.detect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.util.Set;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/** What is done to a case before the network, by the kind of its payload. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "payload")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignalPreparation.class, name = "signal"),
    @JsonSubTypes.Type(value = PicturePreparation.class, name = "picture"),
    @JsonSubTypes.Type(value = VolumePreparation.class, name = "volume"),
    @JsonSubTypes.Type(value = RowPreparation.class, name = "row"),
    @JsonSubTypes.Type(value = IrregularPreparation.class, name = "irregular"),
    @JsonSubTypes.Type(value = SpreadPreparation.class, name = "spread"),
    @JsonSubTypes.Type(value = TextPreparation.class, name = "text"),
    @JsonSubTypes.Type(value = FeaturePreparation.class, name = "features"),
    @JsonSubTypes.Type(value = HeartCyclePreparation.class, name = "heart-cycles"),
    @JsonSubTypes.Type(value = SeveralPreparation.class, name = "several")
})
public sealed interface Preparation
        permits SignalPreparation,
                FeaturePreparation,
                HeartCyclePreparation,
                PicturePreparation,
                VolumePreparation,
                RowPreparation,
                IrregularPreparation,
                SpreadPreparation,
                TextPreparation,
                SeveralPreparation {
    /** The kinds of payload that are looked for among others. */
    Set<Class<? extends Payload>> kinds();

    /** What the network takes at a time. */
    Grid grid();

    /** How that is cut from a case, along the field's length. */
    Windows windows();

    /**
     * Readies a payload.
     *
     * @param where the case, for messages
     * @throws FormatException if it is of another kind, or not what the network can take
     */
    Field field(Payload payload, String where) throws FormatException;

    /** The same, with what the recipe leaves open taken from a case of the data, such as the names of the columns. */
    default Preparation seen(Payload first, String where) throws FormatException {
        return this;
    }

    /** Reads and readies a case. */
    default Field field(Case one) throws IOException, FormatException {
        return field(one.payload(), "case " + one.id());
    }

    /** Whether there is nothing in a field to judge. */
    default boolean isBlank(Field field) {
        return grid().gaps() ? field.isMissing() : field.isFlat();
    }

    /** Whether the network's grid lacks the axis that windows are cut along, as a volume's slice does. */
    default boolean slices() {
        return false;
    }
}

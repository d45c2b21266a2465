package org.prodrome.runtime;

import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * What is added to the scores of queries and keys, and which keys a query may not attend to.
 *
 * @param scores [batch, head, query, key], to whose type and device a mask is made
 * @param bias what is added, of a shape that spreads to that of the scores; minus infinity for a key not attended to.
 *     Null if all are
 */
record AttentionMask(Tensor scores, @Nullable Tensor bias) {

    /** Every query attends to every key. */
    static AttentionMask none(Tensor scores) {
        return new AttentionMask(scores, null);
    }

    /**
     * With an input attn_mask.
     *
     * @param mask bool for whether to attend, or numbers to add
     * @param mayBeShorter whether keys beyond the mask are not attended to, or the mask spreads over all
     */
    AttentionMask and(Tensor mask, boolean mayBeShorter) {
        boolean chooses = Tensors.type(mask) == ScalarType.Bool;
        Tensor given = chooses ? torch.where(mask, zero(), minusInfinity()) : mask.to(scores.scalar_type());
        long missing = scores.size(3) - given.size(-1);
        Tensor whole = mayBeShorter && missing > 0
                ? torch.constant_pad_nd(given, new long[] {0, missing}, new Scalar(Double.NEGATIVE_INFINITY))
                : given;
        return new AttentionMask(scores, bias == null ? whole : torch.add(bias, whole));
    }

    /** A query attends to no key after its own, which is so many keys after it in number. */
    AttentionMask andCausal(long before) {
        return andCausal(new long[] {before});
    }

    /** The same with a number for each sample. */
    AttentionMask andCausal(long[] before) {
        Tensor last = torch.add(
                range(scores.size(2)).view(-1, 1), Tensors.index(scores, before).view(-1, 1, 1, 1));
        return without(torch.gt(range(scores.size(3)), last));
    }

    /** No query attends to any but so many first keys of its sample. */
    AttentionMask andFirst(long[] keys) {
        return without(
                torch.ge(range(scores.size(3)), Tensors.index(scores, keys).view(-1, 1, 1, 1)));
    }

    private AttentionMask without(Tensor keys) {
        return new AttentionMask(scores, torch.where(keys, minusInfinity(), bias == null ? zero() : bias));
    }

    private Tensor range(long end) {
        return Tensors.index(scores, LongStream.range(0, end).toArray());
    }

    private Tensor zero() {
        return torch.zeros(new long[0], scores.options());
    }

    private Tensor minusInfinity() {
        return torch.full(new long[0], new Scalar(Double.NEGATIVE_INFINITY), scores.options());
    }

    /** The scores with what is added; of a key that isn't attended to minus infinity, whatever its score was. */
    Tensor masked(Tensor scores) {
        return bias == null
                ? scores
                : torch.masked_fill(
                        torch.add(scores, bias), torch.isneginf(bias), new Scalar(Double.NEGATIVE_INFINITY));
    }

    /** What each key has of a query's attention; a query that attends to none gives each nothing. */
    Tensor shares(Tensor masked, UnaryOperator<Tensor> softmax) {
        if (bias == null) {
            return softmax.apply(masked);
        }
        Tensor none = torch.all(torch.isneginf(bias), -1, true);
        Tensor shares = softmax.apply(torch.masked_fill(masked, none, new Scalar(0)));
        return torch.masked_fill(shares, none, new Scalar(0));
    }
}

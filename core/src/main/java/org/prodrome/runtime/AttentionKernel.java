package org.prodrome.runtime;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.ElementType;

/**
 * Vaswani et al. 2017, equation 1, with heads that may share keys and values (Ainslie et al. 2023). Queries are [batch,
 * head, query, feature], keys and values [batch, head, key, feature]; of three axes the heads lie within the last.
 * Outputs: the result, keys and values with the past ones before them, and what came of queries and keys.
 */
final class AttentionKernel {
    private static final int QUERY = 0;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int MASK = 3;
    private static final int PAST_KEY = 4;
    private static final int PAST_VALUE = 5;
    private static final int VALID_KEYS = 6;

    private final Node node;
    private final boolean causal;
    private final long queryHeads;
    private final long keyHeads;
    private final double softcap;
    private final Shown shown;
    private final Optional<ScalarType> precision;

    /** What the last output shows, in ONNX's order. */
    private enum Shown {
        PRODUCT,
        CAPPED,
        MASKED,
        SHARES
    }

    private AttentionKernel(Node node) {
        this.node = node;
        causal = node.flag("is_causal", false);
        queryHeads = node.integer("q_num_heads", 0);
        keyHeads = node.integer("kv_num_heads", 0);
        softcap = node.number("softcap", 0);
        long mode = node.integer("qk_matmul_output_mode", 0);
        if (mode < 0 || mode >= Shown.values().length) {
            throw node.failure("expected a qk_matmul_output_mode of 0 to 3, got " + mode);
        }
        shown = Shown.values()[(int) mode];
        precision = node.attribute("softmax_precision")
                .map(a -> Tensors.scalarType(ElementType.ofOnnx(Math.toIntExact(a.getI()), node.describe())));
        if (precision
                .filter(type -> type != ScalarType.Half && type != ScalarType.Float && type != ScalarType.Double)
                .isPresent()) {
            throw node.failure("expected a softmax_precision of floats, got " + precision.get());
        }
    }

    static Kernel of(Node node) {
        return new AttentionKernel(node)::run;
    }

    private Tensor[] run(Operands x) {
        boolean flat = x.get(QUERY).dim() == 3;
        Tensor key = after(x, PAST_KEY, byHead(x.get(KEY), keyHeads));
        Tensor value = after(x, PAST_VALUE, byHead(x.get(VALUE), keyHeads));
        Tensor query = byHead(x.get(QUERY), queryHeads);
        if (query.dim() != 4
                || key.dim() != 4
                || value.dim() != 4
                || key.size(1) != value.size(1)
                || key.size(1) == 0
                || query.size(1) % key.size(1) != 0) {
            throw node.failure("expected queries, keys and values of heads that share evenly, got the shapes "
                    + Arrays.toString(query.shape()) + ", " + Arrays.toString(key.shape()) + " and "
                    + Arrays.toString(value.shape()));
        }
        @Nullable Tensor[] results = new Tensor[node.outputs()];
        if (node.gives(1)) {
            results[1] = key;
        }
        if (node.gives(2)) {
            results[2] = value;
        }
        double scale = node.number("scale", 1 / Math.sqrt((double) query.size(3)));
        Tensor wideQuery = Tensors.widened(query);
        Tensor wideKey = Tensors.widened(key);
        Tensor wideValue = Tensors.widened(value);
        Tensor y = isPlain(x, wideQuery, wideKey, wideValue)
                ? torch.scaled_dot_product_attention(
                        wideQuery,
                        wideKey,
                        wideValue,
                        new TensorOptional(),
                        0,
                        causal,
                        new DoubleOptional(scale),
                        query.size(1) != key.size(1))
                : composed(x, wideQuery, wideKey, wideValue, scale, results);
        Tensor whole = flat ? torch.transpose(y, 1, 2).flatten(2, 3) : y;
        results[0] = whole.to(x.get(QUERY).scalar_type());
        return results;
    }

    private Tensor byHead(Tensor x, long heads) {
        if (x.dim() != 3) {
            return x;
        }
        if (heads < 1 || x.size(2) % heads != 0) {
            throw node.failure(
                    "expected q_num_heads and kv_num_heads that divide the features of inputs of 3 axes, got " + heads
                            + " and " + x.size(2));
        }
        return torch.transpose(x.view(x.size(0), x.size(1), heads, x.size(2) / heads), 1, 2);
    }

    private static Tensor after(Operands x, int past, Tensor now) {
        return x.has(past) ? torch.cat(new TensorVector(x.get(past), now), 2) : now;
    }

    /** Whether libtorch's own kernel computes the same, and can be differentiated as often as is asked. */
    private boolean isPlain(Operands x, Tensor query, Tensor key, Tensor value) {
        boolean sameType = Tensors.type(query) == Tensors.type(key) && Tensors.type(key) == Tensors.type(value);
        return !node.twice()
                && sameType
                && softcap == 0
                && !node.gives(3)
                && !x.has(MASK)
                && !x.has(VALID_KEYS)
                && !(causal && x.has(PAST_KEY))
                && precision.filter(type -> type != Tensors.type(query)).isEmpty();
    }

    private Tensor composed(
            Operands x, Tensor query, Tensor key, Tensor value, double scale, @Nullable Tensor[] results) {
        long shared = query.size(1) / key.size(1);
        Tensor keys = shared == 1 ? key : repeated(key, shared);
        Tensor values = shared == 1 ? value : repeated(value, shared);
        Tensor product = torch.matmul(torch.mul(query, new Scalar(scale)), torch.transpose(keys, 2, 3));
        Tensor capped = softcap > 0
                ? torch.mul(torch.tanh(torch.div(product, new Scalar(softcap))), new Scalar(softcap))
                : product;
        AttentionMask mask = mask(x, capped);
        Tensor masked = mask.masked(capped);
        Tensor shares = mask.shares(masked, this::softmax);
        if (node.gives(3)) {
            Tensor picture = switch (shown) {
                case PRODUCT -> product;
                case CAPPED -> capped;
                case MASKED -> masked;
                case SHARES -> shares;
            };
            results[3] = picture.to(x.get(QUERY).scalar_type());
        }
        ScalarType type = Tensors.type(shares) == ScalarType.Double || Tensors.type(values) == ScalarType.Double
                ? ScalarType.Double
                : ScalarType.Float;
        return torch.matmul(shares.to(type), values.to(type));
    }

    private AttentionMask mask(Operands x, Tensor scores) {
        AttentionMask mask = AttentionMask.none(scores);
        if (x.has(MASK)) {
            mask = mask.and(x.get(MASK), node.opset() >= 24);
        }
        if (causal && x.has(VALID_KEYS) && !x.has(PAST_KEY)) {
            long queries = scores.size(2);
            mask = mask.andCausal(Arrays.stream(x.longs(VALID_KEYS))
                    .map(valid -> valid - queries)
                    .toArray());
        } else if (causal) {
            mask = mask.andCausal(x.has(PAST_KEY) ? x.get(PAST_KEY).size(2) : 0);
        }
        return x.has(VALID_KEYS) ? mask.andFirst(x.longs(VALID_KEYS)) : mask;
    }

    private static Tensor repeated(Tensor heads, long times) {
        return torch.repeat_interleave(heads, times, new LongOptional(1), new LongOptional());
    }

    /** Shares of each key, rounded to the asked precision. */
    private Tensor softmax(Tensor scores) {
        ScalarType type = precision.orElse(Tensors.type(scores));
        if (type == ScalarType.Half) {
            Tensor rounded = scores.to(ScalarType.Half).to(ScalarType.Float);
            return torch.softmax(rounded, -1).to(ScalarType.Half);
        }
        return torch.softmax(scores.to(type), -1);
    }
}

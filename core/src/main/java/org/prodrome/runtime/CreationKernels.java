package org.prodrome.runtime;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator;

/** What makes values, or gives them another type. */
final class CreationKernels {
    private CreationKernels() {}

    static Kernel of(Operator.Creation operator, Node node) {
        return switch (operator) {
            case Cast -> {
                ScalarType type = type(node, node.integer("to"));
                yield Kernel.of(x -> x.get(0).to(type));
            }
            case CastLike -> Kernel.of(x -> x.get(0).to(x.get(1).scalar_type()));
            case Constant -> {
                Array value = constant(node);
                yield Kernel.of(_ -> Tensors.upload(value, Device.CPU));
            }
            case ConstantOfShape -> constantOfShape(node);
            case EyeLike -> eyeLike(node);
            case Range -> Kernel.of(x -> range(node, x));
        };
    }

    private static ScalarType type(Node node, long number) {
        return Tensors.scalarType(ElementType.ofOnnx(Math.toIntExact(number), node.describe()));
    }

    private static Array constant(Node node) {
        List<String> given = List.copyOf(node.attributes().keySet());
        if (given.size() != 1) {
            throw node.failure("expected one attribute with the value, got " + given);
        }
        String name = given.getFirst();
        return switch (name) {
            case "value" -> node.array(name).orElseThrow();
            case "value_float" -> Array.scalar((float) node.number(name, 0));
            case "value_floats" -> floats(node.numbers(name).orElseThrow());
            case "value_int" -> Array.of(new long[] {node.integer(name)});
            case "value_ints" -> {
                long[] values = node.integers(name).orElseThrow();
                yield Array.of(values, values.length);
            }
            default ->
                throw node.failure("expected value, value_float, value_floats, value_int or value_ints, got " + name);
        };
    }

    private static Array floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return Array.of(narrow, narrow.length);
    }

    private static Kernel constantOfShape(Node node) {
        Array value = node.array("value").orElse(Array.scalar(0));
        if (value.size() != 1) {
            throw node.failure("expected a value of one element, got " + value.size());
        }
        return Kernel.of(x -> {
            long[] shape = x.longs(0);
            Sizes.require(node, shape);
            return Tensors.upload(value, Device.CPU)
                    .reshape(new long[0])
                    .expand(shape)
                    .contiguous();
        });
    }

    private static Kernel eyeLike(Node node) {
        long diagonal = node.integer("k", 0);
        Optional<ScalarType> asked = node.attribute("dtype").map(_ -> type(node, node.integer("dtype")));
        return Kernel.of(x -> {
            Tensor like = x.get(0);
            if (like.dim() != 2) {
                throw new IllegalArgumentException("expected two axes, got " + like.dim());
            }
            Sizes.require(node, like.shape());
            Tensor rows = torch.arange(new Scalar(like.size(0))).to(like.device(), ScalarType.Long);
            Tensor columns = torch.arange(new Scalar(like.size(1))).to(like.device(), ScalarType.Long);
            return torch.eq(torch.unsqueeze(torch.add(rows, new Scalar(diagonal)), 1), columns)
                    .to(asked.orElse(like.scalar_type()));
        });
    }

    private static Tensor range(Node node, Operands x) {
        Tensor start = x.get(0);
        long count = start.is_floating_point()
                ? count(x.number(0), x.number(1), x.number(2), Tensors.type(start))
                : count(x.integer(0), x.integer(1), x.integer(2));
        Sizes.require(node, count);
        ScalarType wide = start.is_floating_point() ? ScalarType.Double : ScalarType.Long;
        Tensor steps = torch.arange(new Scalar(count)).to(wide);
        return torch.add(
                        torch.mul(steps, x.get(2).to(wide).item()),
                        start.to(wide).item())
                .to(start.scalar_type());
    }

    /** The difference is rounded in the type of the numbers, as ONNX Runtime does it. */
    private static long count(double start, double limit, double delta, ScalarType type) {
        if (delta == 0 || Double.isNaN(delta)) {
            throw new IllegalArgumentException("expected a delta other than 0, got " + delta);
        }
        double difference = type == ScalarType.Double ? limit - start : (float) (limit - start);
        return (long) Math.max(0, Math.ceil(difference / delta));
    }

    private static long count(long start, long limit, long delta) {
        if (delta == 0) {
            throw new IllegalArgumentException("expected a delta other than 0, got 0");
        }
        BigInteger[] steps = BigInteger.valueOf(limit)
                .subtract(BigInteger.valueOf(start))
                .divideAndRemainder(BigInteger.valueOf(delta));
        if (steps[0].signum() < 0 || (steps[0].signum() == 0 && steps[1].signum() != Long.signum(delta))) {
            return 0;
        }
        BigInteger count = steps[1].signum() == 0 ? steps[0] : steps[0].add(BigInteger.ONE);
        return count.bitLength() > 62 ? Long.MAX_VALUE : count.longValueExact();
    }
}

package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Arithmetic;

/** Against ONNX Runtime where it has the operator for the type, else hand-worked. */
class MatrixKernelsTest {
    private final SplittableRandom random = new Seed(11).random();

    private Array floats(long... shape) {
        return Samples.uniform(random, ElementType.FLOAT32, -1, 1, shape);
    }

    @Test
    void productsOfMatricesVectorsAndBatches() {
        long[][][] shapes = {
            {{2, 3}, {3, 4}},
            {{3}, {3}},
            {{3}, {3, 2}},
            {{2, 3}, {3}},
            {{5, 1, 2, 3}, {4, 3, 1}},
            {{3}, {2, 3, 4}},
            {{2, 4, 3}, {3}},
            {{1, 1}, {1, 1}},
            {{2, 2, 3}, {3, 4}}
        };
        for (long[][] pair : shapes) {
            OneNode.of(Arithmetic.MatMul, 13)
                    .input(floats(pair[0]))
                    .input(floats(pair[1]))
                    .agrees();
            for (ElementType type : List.of(ElementType.INT32, ElementType.INT64)) {
                OneNode.of(Arithmetic.MatMul, 9)
                        .input(Samples.uniform(random, type, -9, 9, pair[0]))
                        .input(Samples.uniform(random, type, -9, 9, pair[1]))
                        .agrees();
            }
        }
    }

    @Test
    void generalProducts() {
        for (int flags = 0; flags < 4; flags++) {
            long[] a = (flags & 1) == 0 ? new long[] {2, 3} : new long[] {3, 2};
            long[] b = (flags & 2) == 0 ? new long[] {3, 5} : new long[] {5, 3};
            for (long[] c : new long[][] {{2, 5}, {5}, {1, 5}, {2, 1}, {1}, {}, {1, 1}}) {
                for (int opset : new int[] {7, 9, 11, 13}) {
                    OneNode.of(Arithmetic.Gemm, opset)
                            .integer("transA", flags & 1)
                            .integer("transB", flags >> 1)
                            .number("alpha", 0.5)
                            .number("beta", -1.5)
                            .input(floats(a))
                            .input(floats(b))
                            .input(floats(c))
                            .agrees();
                }
            }
            OneNode.of(Arithmetic.Gemm, 11)
                    .integer("transA", flags & 1)
                    .integer("transB", flags >> 1)
                    .number("alpha", flags)
                    .input(floats(a))
                    .input(floats(b))
                    .agrees();
        }
    }

    @Test
    void generalProductsOfIntegers() {
        long big = 1L << 54;
        Array a = Array.of(new long[] {big + 1, 2}, 1, 2);
        Array b = Array.of(new long[] {1, 3}, 2, 1);
        Array c = Array.of(new long[] {5}, 1);
        OneNode whole = OneNode.of(Arithmetic.Gemm, 13).number("alpha", 2).number("beta", 3);
        assertThat(whole.input(a).input(b).input(c).inTorch().getFirst().longs())
                .containsExactly(2 * (big + 7) + 15);
        Array small = Array.of(new long[] {1, 2}, 1, 2);
        OneNode half = OneNode.of(Arithmetic.Gemm, 13).number("alpha", 0.5);
        assertThat(half.input(small).input(b).input(c).inTorch().getFirst().longs())
                .containsExactly(8); // 3.5 + 5, truncated
    }

    @Test
    void contractions() {
        record Contraction(String equation, long[]... shapes) {}
        for (Contraction one : List.of(
                new Contraction("ij->ji", new long[] {2, 3}),
                new Contraction("ij", new long[] {2, 3}),
                new Contraction("ba", new long[] {2, 3}),
                new Contraction("ij->", new long[] {2, 3}),
                new Contraction("ij->i", new long[] {2, 3}),
                new Contraction("ii->i", new long[] {3, 3}),
                new Contraction("ii", new long[] {3, 3}),
                new Contraction("...ii->...i", new long[] {2, 3, 3}),
                new Contraction("i,i", new long[] {4}, new long[] {4}),
                new Contraction("i,j->ij", new long[] {2}, new long[] {3}),
                new Contraction("ij,jk", new long[] {2, 3}, new long[] {3, 4}),
                new Contraction(" i j , j k -> k i ", new long[] {2, 3}, new long[] {3, 4}),
                new Contraction("bij,bjk->bik", new long[] {5, 2, 3}, new long[] {5, 3, 4}),
                new Contraction("...ij,...jk->...ik", new long[] {5, 1, 2, 3}, new long[] {1, 4, 3, 2}),
                new Contraction("...i,...i", new long[] {2, 4, 3}, new long[] {2, 1, 3}),
                new Contraction("ij,jk,kl->il", new long[] {2, 3}, new long[] {3, 4}, new long[] {4, 2}),
                new Contraction("bn,anm,bm->ba", new long[] {2, 5}, new long[] {3, 5, 7}, new long[] {2, 7}))) {
            OneNode node = OneNode.of(Arithmetic.Einsum, 12).text("equation", one.equation());
            for (long[] shape : one.shapes()) {
                node.input(floats(shape));
            }
            node.agrees();
        }
    }

    @Test
    void contractionsOfIntegersKeepTheirType() {
        for (ElementType type : List.of(ElementType.INT32, ElementType.INT64, ElementType.UINT8)) {
            Array a = Samples.of(type, new double[] {1, 2, 3, 4}, 2, 2);
            Samples.same(
                    "sum of " + type,
                    OneNode.of(Arithmetic.Einsum, 12)
                            .text("equation", "ij->i")
                            .input(a)
                            .inTorch()
                            .getFirst(),
                    Samples.of(type, new double[] {3, 7}, 2));
        }
    }

    @Test
    void upperCaseComesFirstWhereTheResultIsImplicit() {
        Array a = Samples.of(ElementType.FLOAT32, new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Array turned = OneNode.of(Arithmetic.Einsum, 12)
                .text("equation", "aB")
                .input(a)
                .inTorch()
                .getFirst();
        assertThat(turned.shape()).containsExactly(3, 2);
        assertThat(turned.floats()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void anEquationHasATermForEachInput() {
        OneNode node =
                OneNode.of(Arithmetic.Einsum, 12).text("equation", "ij,jk->ik").input(floats(2, 2));
        assertThatThrownBy(node::inTorch).hasMessageContaining("expected an equation with a term for each of 1 inputs");
    }

    @Test
    void determinants() {
        for (long[] shape : new long[][] {{2, 2}, {1, 1}, {3, 4, 4}, {2, 1, 3, 3}}) {
            OneNode.of(Arithmetic.Det, 11).input(floats(shape)).agrees();
        }
    }
}

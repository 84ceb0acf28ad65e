"""The trained network as an ONNX graph, written node by node, in 8-bit integers or in 32-bit floats.

Written by hand because the fused operators (attention, normalisation with its sum, integer products with
their scales) are what makes it fast, and so that both precisions are the same graph. One window a call, so
there is no padding and no mask.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS, LAYERS, LINK, TAGS, WIDTH

FUSED = "com.microsoft"
Array = np.ndarray


class Graph:
    """Nodes and weights as they are added."""

    def __init__(self, state: Mapping[str, Array], int8: bool) -> None:
        self._state, self._int8 = state, int8
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: Array) -> str:
        """Add a constant and return its name."""
        self.weights.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one output and return the output's name."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def split(self, x: str, parts: Mapping[str, int]) -> list[str]:
        """Cut the last axis into ``parts``, each with its name and width."""
        sizes = self.weight(f"{x}.sizes", np.array(list(parts.values()), np.int64))
        self.nodes.append(helper.make_node("Split", [x, sizes], list(parts), name=f"{x}.split", axis=2))
        return list(parts)

    def linear(self, x: str, name: str, *, bias: bool = True, exact: bool = False) -> str:
        """``x @ weight.T (+ bias)``; with int8 the weight has one scale a column, unless ``exact``."""
        matrix = self._state[f"{name}.weight"].T.astype(np.float32)
        if self._int8 and not exact:
            scale = np.maximum(np.abs(matrix).max(0) / 127.0, 1e-12).astype(np.float32)
            inputs = [
                x,
                self.weight(f"{name}.weight", np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)),
                self.weight(f"{name}.scale", scale),
                self.weight(f"{name}.zero", np.zeros(len(scale), np.int8)),
            ]
            if bias:
                inputs.append(self.weight(f"{name}.bias", self._state[f"{name}.bias"]))
            return self.node("DynamicQuantizeMatMul", inputs, f"{name}.out", FUSED)
        product = self.node("MatMul", [x, self.weight(f"{name}.weight", matrix)], f"{name}.product")
        if not bias:
            return product
        return self.node(
            "Add", [product, self.weight(f"{name}.bias", self._state[f"{name}.bias"])], f"{name}.out"
        )

    def rows(self, name: str, at: str) -> str:
        """Rows ``at`` of a table; with int8 each row has its own scale."""
        table = self._state[f"{name}.weight"].astype(np.float32)
        if not self._int8:
            return self.node("Gather", [self.weight(name, table), at], f"{name}.rows")
        scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127.0, 1e-12).astype(np.float32)
        whole = self.weight(name, np.clip(np.rint(table / scale), -127, 127).astype(np.int8))
        picked = self.node("Gather", [whole, at], f"{name}.picked")
        factor = self.node("Gather", [self.weight(f"{name}.scale", scale), at], f"{name}.factor")
        cast = self.node("Cast", [picked], f"{name}.cast", to=TensorProto.FLOAT)
        return self.node("Mul", [cast, factor], f"{name}.rows")

    def added_norm(self, x: str, skip: str, linear: str, norm: str) -> str:
        """Layer normalisation of ``x + bias of linear + skip``."""
        inputs = [
            x,
            skip,
            self.weight(f"{norm}.weight", self._state[f"{norm}.weight"]),
            self.weight(f"{norm}.bias", self._state[f"{norm}.bias"]),
            self.weight(f"{linear}.bias", self._state[f"{linear}.bias"]),
        ]
        return self.node("SkipLayerNormalization", inputs, f"{norm}.out", FUSED, epsilon=1e-12)

    def model(self) -> onnx.ModelProto:
        """The graph as a model with inputs ``ids``, ``features``, and what the reader's `Scores` hold."""
        length = ["one", "pieces"]
        outputs = {**TAGS, "link": 4 * LINK, "states": WIDTH}
        graph = helper.make_graph(
            self.nodes,
            "reader",
            [helper.make_tensor_value_info(name, TensorProto.INT64, length) for name in ("ids", "features")],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, [*length, width])
                for name, width in outputs.items()
            ],
            self.weights,
        )
        return packed(graph)


def reader_graph(state: Mapping[str, Array], *, int8: bool) -> onnx.ModelProto:
    """The ONNX model of a trained `training.model.Reader`, from its state as numpy arrays."""
    tags = {
        f"tags.{kind}": np.concatenate([state[f"{name}.{kind}"] for name in TAGS])
        for kind in ("weight", "bias")
    }
    graph = Graph({**state, **tags}, int8)
    constant = {
        name: graph.weight(f"constant.{name}", np.array(value, np.int64))
        for name, value in {"zero": 0, "one": 1}.items()
    }
    pieces = graph.node("Squeeze", [graph.node("Shape", ["ids"], "shape", start=1, end=2)], "pieces")
    places = graph.node("Range", [constant["zero"], pieces, constant["one"]], "places")
    x = graph.node(
        "Add", [graph.rows("encoder.words", "ids"), graph.rows("encoder.positions", places)], "placed"
    )
    x = graph.node("Add", [x, graph.rows("encoder.features", "features")], "embedded")
    norm = [
        graph.weight(f"encoder.norm.{kind}", state[f"encoder.norm.{kind}"]) for kind in ("weight", "bias")
    ]
    x = graph.node("LayerNormalization", [x, *norm], "encoder.norm.out", axis=-1, epsilon=1e-12)
    for layer in (f"encoder.layers.{index}" for index in range(LAYERS)):
        qkv = graph.linear(x, f"{layer}.qkv")
        parts = graph.split(qkv, {f"{layer}.{part}": WIDTH for part in ("query", "key", "value")})
        mixed = graph.node("MultiHeadAttention", parts, f"{layer}.mixed", FUSED, num_heads=HEADS)
        mixed = graph.linear(mixed, f"{layer}.out", bias=False)
        x = graph.added_norm(mixed, x, f"{layer}.out", f"{layer}.norm1")
        inner = graph.linear(x, f"{layer}.up", bias=False)
        inner = graph.node(
            "BiasGelu",
            [inner, graph.weight(f"{layer}.up.bias", state[f"{layer}.up.bias"])],
            f"{layer}.gelu",
            FUSED,
        )
        inner = graph.linear(inner, f"{layer}.down", bias=False)
        x = graph.added_norm(inner, x, f"{layer}.down", f"{layer}.norm2")
    graph.split(graph.linear(x, "tags", exact=True), TAGS)
    graph.node("Identity", [graph.linear(x, "link")], "link")
    graph.node("Identity", [x], "states")
    return graph.model()


def peak_graph(wide: int, columns: int) -> onnx.ModelProto:
    """One large product of ``(1, pieces, wide)`` with an 8-bit matrix, as the reader's own products are made.

    What it reaches is the most that the same runtime gives on the same processor.
    """
    draw = np.random.default_rng(0)
    state = {
        "peak.weight": draw.normal(size=(columns, wide)).astype(np.float32),
        "peak.bias": np.zeros(columns, np.float32),
    }
    graph = Graph(state, int8=True)
    found = graph.linear("states", "peak")
    shape = ["one", "pieces"]
    whole = helper.make_graph(
        graph.nodes,
        "peak",
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, [*shape, wide])],
        [helper.make_tensor_value_info(found, TensorProto.FLOAT, [*shape, columns])],
        graph.weights,
    )
    return packed(whole)


def packed(graph: onnx.GraphProto) -> onnx.ModelProto:
    """A graph as a model for the runtime that the reader uses."""
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(graph, opset_imports=domains, ir_version=9, producer_name="trucewatch")

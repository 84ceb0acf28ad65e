"""The shipped graph computes what was trained, and the loss is that of the chain that decodes."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training requirements are not installed")
pytest.importorskip("onnx", reason="training requirements are not installed")

import onnx
import onnxruntime
import torch

from training.crf import Crf
from training.export import small_arrays
from training.graph import peak_graph, reader_graph
from training.model import LINK, Reader
from trucewatch.reading.encoder import Encoder
from trucewatch.reading.heads import Heads, nearness
from trucewatch.reading.passages import Passage


@pytest.fixture(scope="module")
def network() -> Reader:
    """An untrained network, the same every time."""
    torch.manual_seed(5)
    return Reader().eval()


@pytest.fixture(scope="module")
def read() -> Passage:
    """Ids and features of a made-up passage."""
    draw = np.random.default_rng(5)
    return Passage(draw.integers(1000, 20000, 40).astype(np.int32), draw.integers(0, 6, 40).astype(np.int32))


@pytest.mark.parametrize(("int8", "tolerance"), [(False, 1e-3), (True, 0.5)])
def test_the_graph_computes_what_the_network_does(
    network: Reader, read: Passage, tmp_path: Path, int8: bool, tolerance: float
) -> None:
    """In floats to rounding; in 8-bit integers nearly."""
    file = tmp_path / "reader.onnx"
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    onnx.save(reader_graph(state, int8=int8), str(file))
    found = Encoder(file, threads=1).run(read)
    inputs = [torch.from_numpy(part[None].astype(np.int64)) for part in read]
    with torch.no_grad():
        wanted = network(*inputs)._asdict() | {"states": network.encoder(*inputs)}
    for name, part in found._asdict().items():
        assert np.abs(part - wanted[name][0].numpy()).max() < tolerance, name


def test_the_peak_is_one_product(tmp_path: Path) -> None:
    """As wide as asked for, of any number of pieces."""
    file = tmp_path / "peak.onnx"
    onnx.save(peak_graph(8, 16), str(file))
    session = onnxruntime.InferenceSession(str(file))
    (found,) = session.run(None, {"states": np.ones((1, 5, 8), np.float32)})
    assert found.shape == (1, 5, 16)
    assert np.ptp(found[0], axis=0).max() == 0


def test_the_head_for_one_cue_is_the_same_in_use_as_in_training(network: Reader) -> None:
    """Numpy in the package, PyTorch here."""
    draw = np.random.default_rng(6)
    link = draw.normal(size=(9, 4 * LINK)).astype(np.float32)
    units = np.array([0, 0, 0, 1, 1, 1, 1, 2, 2])
    cues = [(2, 4), (6, 7)]
    found = Heads(small_arrays(network)).conditioned(link, units, cues)
    words, near = torch.from_numpy(link), []
    for at, (start, end) in enumerate(cues):
        others = np.array([cues[1 - at][0]])
        near = {
            name: torch.from_numpy(table[None])
            for name, table in nearness(units, np.arange(start, end), others).items()
        }
        with torch.no_grad():
            wanted = network.conditioned(words[None], words[start:end].mean(0)[None], near)
        np.testing.assert_allclose(found[at], wanted[0].numpy(), atol=1e-4)


def test_the_loss_is_the_share_of_one_path_among_all() -> None:
    """Against the sum over every path, spelled out."""
    torch.manual_seed(7)
    chain = Crf(1)
    for part in (chain.start, chain.end, chain.transitions):
        torch.nn.init.normal_(part)
    emissions, lengths = torch.randn(2, 4, 3), torch.tensor([4, 2])
    labels = torch.tensor([[1, 2, 0, 1], [0, 1, 0, 0]])
    start, transitions, end = chain.scores()

    def score(row: int, path: tuple[int, ...]) -> torch.Tensor:
        total = start[path[0]] + end[path[-1]]
        total = total + sum(emissions[row, at, label] for at, label in enumerate(path))
        return total + sum((transitions[a, b] for a, b in itertools.pairwise(path)), torch.zeros(()))

    for row, length in enumerate(lengths.tolist()):
        every = torch.stack([score(row, path) for path in itertools.product(range(3), repeat=length)])
        wanted = torch.logsumexp(every, 0) - score(row, tuple(labels[row, :length].tolist()))
        assert torch.allclose(chain.loss(emissions, labels, lengths)[row], wanted, atol=1e-4)


def test_nearness_tells_sides_units_and_cues_between() -> None:
    """One cue at word 4, another at word 7."""
    near = nearness(np.array([0, 0, 0, 1, 1, 1, 1, 1, 2, 2]), np.array([4]), np.array([7]))
    assert near["distance"].tolist() == [5, 6, 6, 7, 8, 9, 10, 10, 11, 11]
    assert near["unit"].tolist() == [2, 2, 2, 3, 3, 3, 3, 3, 4, 4]
    assert near["between"].tolist() == [4] * 7 + [5] * 3


def test_the_gradients_of_the_loss_are_its_slopes() -> None:
    """They are written out by hand: against differences, for rows of several lengths."""
    torch.manual_seed(8)
    chain = Crf(1)
    for part in (chain.start, chain.end, chain.transitions):
        torch.nn.init.normal_(part)
    emissions = torch.randn(3, 4, 3, requires_grad=True)
    lengths, labels = torch.tensor([4, 1, 2]), torch.tensor([[1, 2, 0, 1], [0, 0, 0, 0], [0, 1, 0, 0]])
    weight = torch.tensor([1.0, 0.5, 2.0])
    (chain.loss(emissions, labels, lengths) * weight).sum().backward()

    def slope(value: torch.Tensor, at: tuple[int, ...]) -> float:
        found = []
        for step in (0.01, -0.01):
            with torch.no_grad():
                value[at] += step
                found.append(float((chain.loss(emissions, labels, lengths) * weight).sum()))
                value[at] -= step
        return (found[0] - found[1]) / 0.02

    for value in (emissions, chain.start, chain.transitions, chain.end):
        assert value.grad is not None
        for at in itertools.product(*map(range, value.shape)):
            if value is not chain.transitions or at[1] != 2:  # what BIO forbids has no slope to measure
                assert float(value.grad[at]) == pytest.approx(slope(value, at), abs=2e-2)

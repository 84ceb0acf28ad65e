"""A linear-chain conditional random field over BIO labels, as a training loss.

Sums over all paths are made in numpy with their gradients written out, since a loop over words in
PyTorch takes longer than the encoder does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

IMPOSSIBLE = -1e4  # finite, so that gradients stay finite
Array = np.ndarray


def bio_barriers(roles: int) -> tuple[Tensor, Tensor]:
    """``(start, transitions)`` with 0 for what BIO allows and `IMPOSSIBLE` for what it forbids.

    Labels: 0 is O; role r has B at 1 + 2r and I at 2 + 2r. Shapes ``(labels,)`` and ``(labels, labels)``
    (from, to), float32.
    """
    labels = 1 + 2 * roles
    start, transitions = torch.zeros(labels), torch.zeros(labels, labels)
    for role in range(roles):
        begin, inside = 1 + 2 * role, 2 + 2 * role
        start[inside] = IMPOSSIBLE
        transitions[:, inside] = IMPOSSIBLE
        transitions[begin, inside] = transitions[inside, inside] = 0.0
    return start, transitions


class _AllPaths(torch.autograd.Function):
    """``log Z`` of each row ``(rows,)``: the sum over all its paths, by forward and backward passes."""

    @staticmethod
    def forward(
        ctx: Any, emissions: Tensor, start: Tensor, transitions: Tensor, end: Tensor, lengths: Tensor
    ) -> Tensor:
        scores = emissions.detach().numpy().astype(np.float64).transpose(1, 0, 2)  # (words, rows, labels)
        step, first, last = (
            np.exp(part.detach().numpy().astype(np.float64)) for part in (transitions, start, end)
        )
        inside = np.arange(len(scores))[:, None] < lengths.numpy()[None]
        top = scores.max(2, keepdims=True)
        likely = np.exp(scores - top)
        forward, scale = np.empty_like(likely), np.ones((*inside.shape, 1))
        forward[0] = first * likely[0]
        for word in range(len(scores)):
            if word:
                forward[word] = (forward[word - 1] @ step) * likely[word]
            scale[word] = forward[word].sum(1, keepdims=True)
            forward[word] /= scale[word]
            if word:
                stopped = ~inside[word]
                forward[word][stopped], scale[word][stopped] = forward[word - 1][stopped], 1.0
        final = forward[-1] @ last
        ctx.parts = likely, step, first, last, inside, forward, scale, final
        logs = (np.log(scale) + top)[:, :, 0]
        return torch.from_numpy((np.log(final) + (logs * inside).sum(0)).astype(np.float32))

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        likely, step, _, last, inside, forward, scale, final = ctx.parts
        weight = gradients[0].numpy().astype(np.float64)[:, None]
        backward = np.empty_like(forward)
        backward[-1] = last / final[:, None]
        ahead = np.zeros_like(forward)  # what a word's labels lead to, without the step into them
        for word in range(len(forward) - 1, 0, -1):
            ahead[word] = likely[word] * backward[word] / scale[word]
            backward[word - 1] = np.where(inside[word][:, None], ahead[word] @ step.T, backward[word])
        shares = forward * backward * inside[:, :, None] * weight
        before = (forward[:-1] * weight * inside[1:, :, None]).reshape(-1, len(step))
        steps = step * (before.T @ ahead[1:].reshape(-1, len(step)))
        ends = (forward[-1] * last / final[:, None] * weight).sum(0)
        found = (shares.transpose(1, 0, 2), shares[0].sum(0), steps, ends)
        return *(torch.from_numpy(np.ascontiguousarray(part, np.float32)) for part in found), None


class Crf(nn.Module):
    """Learned start, end and transition scores over the barriers of BIO."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        labels = 1 + 2 * roles
        self.start, self.end = nn.Parameter(torch.zeros(labels)), nn.Parameter(torch.zeros(labels))
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        start, transitions = bio_barriers(roles)
        self.register_buffer("start_barrier", start)
        self.register_buffer("barriers", transitions)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """``(start, transitions, end)`` with the barriers in."""
        return self.start + self.start_barrier, self.transitions + self.barriers, self.end

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of each row, shape ``(rows,)``.

        ``emissions`` is ``(rows, words, labels)`` float32, ``labels`` ``(rows, words)`` int64 (anything past
        a row's end), ``lengths`` ``(rows,)`` int64, all at least 1.
        """
        start, transitions, end = self.scores()
        inside = torch.arange(emissions.shape[1])[None] < lengths[:, None]
        labels = labels.masked_fill(~inside, 0)
        picked = emissions.gather(2, labels[:, :, None])[:, :, 0]
        steps = transitions[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, lengths[:, None] - 1)[:, 0]
        gold = start[labels[:, 0]] + (picked * inside).sum(1) + (steps * inside[:, 1:]).sum(1) + end[last]
        every: Tensor = _AllPaths.apply(emissions, start, transitions, end, lengths)
        return every - gold

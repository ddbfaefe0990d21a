"""One measurement in a process that has done nothing else.

    python -m benchmarks.speed.child TASK TEXTS LEXICON RUNS

TASK is one of those below, TEXTS a JSONL file and LEXICON a pickle that the parent
wrote. What was measured is printed as JSON. The first run tells the memory; the
yardstick, whose strings need more, comes after it.
"""

import gc
import json
import pickle
import sys
from pathlib import Path

import rhetoric as rh
from benchmarks.speed.corpus import Texts, read_jsonl
from benchmarks.speed.memory import held
from benchmarks.speed.stages import Lexicons, main_stages, warm_up
from benchmarks.speed.timing import Times, timed


def main(task: str, texts: str, lexicon: str, runs: str) -> None:
    documents = read_jsonl(Path(texts))
    usual: rh.Lexicon = pickle.loads(Path(lexicon).read_bytes())
    sample = Texts(name="fresh", documents=documents)
    lexicons = Lexicons(sizes={0: usual}, other=usual, phrase="")
    stage = next(one for one in main_stages(sample, lexicons) if one.key == task)
    warm_up(usual, comparing=task != "both")
    gc.collect()
    before, own, base = held("now"), Times(), Times()
    timed(stage.work, own)
    peak = held("highest") - before
    for run in range(int(runs)):
        if run:
            timed(stage.work, own)
        timed(stage.base, base)
    told = {
        "documents": len(documents),
        "bytes": sample.size,
        "peak_bytes": peak,
        "stage": own.record(),
        "base": base.record(),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])

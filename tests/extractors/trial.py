"""An extractor that needs no model and has a fault for each word that asks for one. For tests.

It reads "X said Y." as X's word. TRIAL_PAUSE makes it wait so many seconds for each document, and it
adds the number of its process to the file that TRIAL_LOG names.
"""

import ctypes
import os
import re
import signal
import time
from dataclasses import replace

from standoff.document import Span
from standoff.reading import Claim, Holder, Mentions, Reading, Run
from standoff.terms import Factuality, HolderKind, Manner, Stance


def extract(document):
    log = os.environ.get("TRIAL_LOG")
    if log:
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"{os.getpid()}\n")
    time.sleep(float(os.environ.get("TRIAL_PAUSE", "0")))
    if "GROW" in document.text:
        held = bytearray(400_000_000)
        held[::4096] = b"x" * len(held[::4096])
        time.sleep(60)
    if "SEGFAULT" in document.text:
        ctypes.string_at(0)
    if "WAIT" in document.text:
        time.sleep(60)
    if "CRASH" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "BUG" in document.text:
        raise ZeroDivisionError("a bug\nover two lines")
    if "NOTHING" in document.text:
        return None
    claims = tuple(_claim(document, match) for match in re.finditer(r"(\w+) said ([^.]+)\.", document.text))
    if "LIE" in document.text:
        claims = tuple(replace(claim, content=(Span(0, 5, "false"),)) for claim in claims)
    return Reading(document, claims, (), (), Mentions(), Run(extractor_name(), "none"))


def extractor_name():
    return "trial 1.0"


def _claim(document, match):
    source = document.span(*match.span(1))
    holder = Holder(source, None, None, HolderKind.NAMED, None, Stance.ASSERTS, Factuality.CERTAIN)
    return Claim(
        id=f"{document.id[:12]}{match.start():04}",
        sentence=document.span(*match.span()),
        content=(document.span(*match.span(2)),),
        manner=Manner.INDIRECT,
        holders=(holder,),
        factuality=Factuality.UNCOMMITTED,
        condition=None,
        event=None,
        confidence=0.5,
        because="the word 'said'",
    )

"""An extractor whose module does not say its name."""

import trial


def extract(document):
    return trial.extract(document)

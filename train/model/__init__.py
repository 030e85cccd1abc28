"""The trained network at run time: numpy, onnxruntime and tokenizers, without PyTorch."""

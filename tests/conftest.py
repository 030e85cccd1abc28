"""What holds for all tests."""

from hypothesis import settings

# How long an example takes says nothing about what is tested, and much about what else the machine does.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")

"""The interface of secrets over the sandbox's seed: unguessable only to those who do not know it."""
import base64 as _base64
import hmac as _hmac
import random as _random

__all__ = ['choice', 'randbelow', 'randbits', 'SystemRandom', 'token_bytes', 'token_hex', 'token_urlsafe', 'compare_digest']

DEFAULT_ENTROPY = 32
SystemRandom = _random.Random
_generator = None
compare_digest = _hmac.compare_digest


def _source():
    global _generator
    if _generator is None:
        _generator = _random.Random()
    return _generator


def randbits(k):
    """Generates an int with k random bits."""
    return _source().getrandbits(k)


def choice(seq):
    """Choose a random element from a non-empty sequence."""
    return _source().choice(seq)


def randbelow(exclusive_upper_bound):
    """Return a random int in the range [0, n)."""
    if exclusive_upper_bound <= 0:
        raise ValueError('Upper bound must be positive.')
    return _source()._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Return a random byte string containing nbytes bytes."""
    nbytes = DEFAULT_ENTROPY if nbytes is None else nbytes
    if nbytes < 0:
        raise ValueError('negative argument not allowed')
    return _source().randbytes(nbytes)


def token_hex(nbytes=None):
    """Return a random text string, in hexadecimal."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Return a random URL-safe text string, in Base64 encoding."""
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b'=').decode('ascii')

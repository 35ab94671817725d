"""The Python twin of the abstract classes: here there is one implementation."""
from abc import ABCMeta, get_cache_token

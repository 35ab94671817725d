"""Checksums of zlib; compression is not available in the sandbox."""
import _binascii

crc32 = _binascii.crc32
adler32 = _binascii.adler32


class error(Exception):
    pass

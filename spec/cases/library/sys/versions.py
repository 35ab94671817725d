import sys
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info.minor, sys.version.split(".")[:2])
print(sys.version_info > (3, 13), sys.version_info < (3, 14), sys.version_info.releaselevel, len(sys.version_info))
print(sys.maxsize, sys.maxunicode, sys.byteorder)
print(sys.float_info)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig)
print(sys.int_info)
print(sys.get_int_max_str_digits(), sys.getdefaultencoding())
print(sys.hash_info.modulus, sys.hash_info.width, sys.hash_info.inf)

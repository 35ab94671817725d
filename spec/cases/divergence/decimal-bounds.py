# divergence: decimal-bounds
import decimal

print(decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN, decimal.MIN_ETINY)
try:
    decimal.Decimal('1e1000000000000000')
except decimal.InvalidOperation as error:
    print(repr(error))
print(hash(decimal.Decimal('nan')))

# What is shown by default, on stderr.
import warnings

warnings.warn("shown once")
for _ in range(2):
    warnings.warn("in a loop")
warnings.warn("deprecated in main", DeprecationWarning)
warnings.warn("pending", PendingDeprecationWarning)
warnings.warn("import", ImportWarning)
print("done")

"""The package of tests; its modules come from CPython's own folder."""

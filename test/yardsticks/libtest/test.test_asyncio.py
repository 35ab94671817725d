"""The package of the tests of asyncio: what it asks of the machine is left out."""

if True:
	x = 1 + "tab"

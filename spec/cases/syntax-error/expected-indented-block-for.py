for i in []:

x = undefined

async def leaf():
    return 1 / 0
async def top():
    return await leaf()
top().send(None)

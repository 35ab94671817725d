for fill in " *0-<>^=é😀{":
    print(f"{5:{fill}>4}", f"{'ab':{fill}^6}", f"{-5:{fill}=5}")

int(
    """12
ab"""
)

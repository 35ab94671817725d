# a comment


def f():

    # another

    return (

        1 /

        0

    )


f()

primt("hello")

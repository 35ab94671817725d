x = {"a": true}}

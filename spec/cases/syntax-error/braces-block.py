if (x) {
    y
}

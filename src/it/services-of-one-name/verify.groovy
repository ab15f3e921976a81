io.github.sarvanom.behaviour.Behaviour.of(basedir).with {
    saw('expected.txt')
    leftNothingAt('target/classes')
}

io.github.sarvanom.behaviour.Behaviour.of(basedir).with {
    saw('expected.txt')
    leftNothingAt('money/target/sarvanom')
}

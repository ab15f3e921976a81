io.github.sarvanom.behaviour.Behaviour.of(basedir).with {
    saw('expected.txt')
    leftNothingAt('target/sarvanom/image.properties')
    leftNothingAt('target/sarvanom/rehearsal/registry')
}

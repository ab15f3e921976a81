io.github.sarvanom.behaviour.Behaviour.of(basedir).saw('expected.txt')

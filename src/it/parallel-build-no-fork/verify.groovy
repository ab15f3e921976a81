io.github.sarvanom.behaviour.Behaviour.of(basedir).saw('expected.txt', 'deploy-no-fork')

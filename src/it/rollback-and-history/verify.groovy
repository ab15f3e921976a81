// Who, when and from which commit differ from machine to machine; the rest does not.
String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^.*plan      1 to change/
assert log =~ /(?m)^.*  4 .* succeeded \(back to 2\)/
assert log =~ /(?m)^.*  3 .* succeeded \(back to 1\)/
assert log =~ /(?m)^.*  2 .* succeeded /
assert log =~ /(?m)^.*  1 .* succeeded /
assert log =~ /(?m)^.*revision 2  succeeded/
assert log =~ /(?m)^.*  ~ Deployment hello/
assert log.count('BUILD SUCCESS') == 6
assert new File(basedir, 'target/sarvanom/staging/outcome.json').text.contains('"code":0')

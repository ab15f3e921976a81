# Read by the benchmarks (`. rounds.sh`): times in rounds, medians and ratios of one run, peers, and a section of docs/speed.md each.
# All commands take turns in each round, and ratios are taken round by round, so that they hold on a machine whose speed drifts.
# shellcheck shell=bash
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d -t sarvanom-bench.XXXXXX)

log=''
cleanup() { :; } # a benchmark that leaves something behind says here how to take it away
finish() {
  local status=$?
  if [ -n "$log" ]; then tail -n 30 "$log" >&2; fi
  cleanup >/dev/null 2>&1
  rm -rf "$work"
  exit $status
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { echo "$(basename "$0"): $*" >&2; }
now() { echo $(($(date +%s%N) / 1000000)); }
quiet() { # NAME COMMAND... : its output is shown only when it fails
  log=$work/$1.log; shift
  "$@" >"$log" 2>&1 </dev/null # not followed by ||, which would switch `set -e` off inside
  log=''
}
timed() { # NAME COMMAND... : remembers how long it took, and as NAME.cpu the processor time of it and its children, in ms
  local name=$1 begin took TIMEFORMAT='%U %S'; shift
  begin=$(now)
  { time quiet "$name" "$@"; } 2>"$work/cpu"
  took=$(($(now) - begin))
  took "$name" $took
  took "$name.cpu" "$(awk '{ print int(($1 + $2) * 1000) }' "$work/cpu")"
}
took() { echo "$1 $2" >>"$work/times"; say "$1 $2 ms"; } # NAME MS
values() { sed -n "s/^$1 //p" "$work/times"; }
middle() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; } # the median; of an even number the lower one
median() { values "$1" | middle; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f", ms / 1000 }'; }
spread() { # NAME : median, with the fastest and the slowest
  awk -v m="$(median "$1")" -v a="$(values "$1" | sort -n | head -n 1)" -v b="$(values "$1" | sort -n | tail -n 1)" \
    'BEGIN { printf "%.2f (%.2f - %.2f)", m / 1000, a / 1000, b / 1000 }'
}
over() { # A FLOOR : the median of what A took more than FLOOR in the same round, in ms
  paste <(values "$1") <(values "$2") | awk '{ print $1 - $2 }' | middle
}
ratio() { # A B [FLOOR] : the median of A / B round by round, each over the floor when there is one
  paste <(values "$1") <(values "$2") <(if [ -n "${3:-}" ]; then values "$3"; fi) | awk '$2 != $3 { printf "%.3f\n", ($1 - $3) / ($2 - $3) }' | middle
}
machine() {
  local cpu; cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  echo "$(date -u +%Y-%m-%d), $(nproc) processors (${cpu:-$(uname -m)}), load $(cut -d' ' -f1 /proc/loadavg) at the end, Java $(javac -version 2>&1 | sed 's/javac //'), Maven $(mvn -B -Dstyle.color=never -v | sed -nE 's/.*Apache Maven ([0-9a-z.-]+).*/\1/p')"
}
section() { # NAME : standard input becomes that section of docs/speed.md when BENCH_WRITE is set; it is printed always
  local page=${2:-$bench/../../docs/speed.md}
  { cat; printf '\n%s.\n' "$(machine)"; } | tee "$work/section"
  [ -n "${BENCH_WRITE:-}" ] || return 0
  awk -v name="$1" -v file="$work/section" '
    $0 == "<!-- end " name " -->" { inside = 0 }
    !inside { print }
    $0 == "<!-- begin " name " -->" { inside = 1; while ((getline line < file) > 0) print line }' "$page" >"$work/page"
  cat "$work/page" >"$page"
}
peer() { # helm|kapp : the path of its program; empty when it is not to be had
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/sarvanom-bench version=v4.3.1
  case $1 in
    helm) built=$cache/helm-$version/helm
      [ -x "$built" ] || { say "compiling helm $version (2 minutes)"; GOBIN=${built%/*} CGO_ENABLED=0 go install -trimpath "helm.sh/helm/v4/cmd/helm@$version" >&2; } ;;
    kapp) built=$cache/kapp/kapp # no Go proxy has it: its own repository holds all that it is made of
      if [ -x "$built" ]; then :; elif [ -n "${KAPP_SOURCE:-}" ]; then
        say "compiling kapp"; mkdir -p "${built%/*}"; (cd "$KAPP_SOURCE" && CGO_ENABLED=0 go build -mod=vendor -trimpath -o "$built" ./cmd/kapp) >&2
      else built=$(command -v kapp || true); [ -n "$built" ] || say "without kapp: KAPP_SOURCE names no clone of its repository, and no kapp is on the PATH"; fi ;;
  esac
  echo "$built"
}

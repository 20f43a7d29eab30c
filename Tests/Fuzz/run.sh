#!/bin/sh
# Fuzzes every parser of what people send, for so many seconds each: a text that traps, hangs, takes too much memory or
# is not read back as what was printed of it is kept and named. Begins with the corpus that is kept here, and with what
# earlier runs on this machine have found worth keeping (.build/fuzz/corpus).
#
# usage: run.sh [SECONDS] [TARGET...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=${*:-when span money rate hours rule calendar entries rows gb18030 settings}
scratch=.build/fuzz
corpus=$scratch/corpus
mkdir -p "$corpus"

# The linker warns of each symbol of the sanitizer that it keeps to itself. A pipe would hide that the build failed.
if ! POOLBOOK_FUZZ=all swift build --scratch-path "$scratch" --sanitize=fuzzer --sanitize=address \
    --product poolbook-fuzz >"$scratch/build.log" 2>&1; then
    grep -v 'Cannot export local symbol' "$scratch/build.log" >&2
    echo "fuzz: the build failed" >&2
    exit 1
fi
export SWIFT_BACKTRACE=enable=no
# As many at once as there are processors.
export seconds here scratch corpus
# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P "$(nproc)" -I TARGET sh -c '
    mkdir -p "$corpus/TARGET"
    POOLBOOK_FUZZ=TARGET "$scratch/debug/poolbook-fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -verbosity=0 -print_final_stats=1 -artifact_prefix="$scratch/TARGET-" "$corpus/TARGET" "$here/corpus/TARGET" \
        > "$scratch/TARGET.log" 2>&1 || { cat "$scratch/TARGET.log"; echo "fuzz: TARGET failed"; exit 1; }
    echo "fuzz: TARGET for $seconds s:" \
        "$(awk "/number_of_executed_units/ { print \$2 }" "$scratch/TARGET.log") texts, nothing found"
'

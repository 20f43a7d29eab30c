#!/bin/sh
# Fuzzes every parser of what people send, for so many seconds each: a text that traps, hangs, takes too much memory or
# is not read back as what was printed of it is kept and named. Begins with the corpus that is kept here.
#
# usage: run.sh [SECONDS] [TARGET...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=${*:-when span money rate hours rule calendar rows gb18030 settings}

# The linker warns of each symbol of the sanitizer that it keeps to itself.
POOLBOOK_FUZZ=all swift build --scratch-path .build/fuzz --sanitize=fuzzer --sanitize=address \
    --product poolbook-fuzz 2>&1 | { grep -v 'Cannot export local symbol' || true; }
export SWIFT_BACKTRACE=enable=no
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
# As many at once as there are processors.
export seconds here found
# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P "$(nproc)" -I TARGET sh -c '
    mkdir "$found/TARGET"
    POOLBOOK_FUZZ=TARGET .build/fuzz/debug/poolbook-fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -verbosity=0 -print_final_stats=1 -artifact_prefix=".build/fuzz/TARGET-" "$found/TARGET" "$here/corpus/TARGET" \
        > "$found/TARGET.log" 2>&1 || { cat "$found/TARGET.log"; echo "fuzz: TARGET failed"; exit 1; }
    echo "fuzz: TARGET for $seconds s: $(awk "/number_of_executed_units/ { print \$2 }" "$found/TARGET.log") texts, nothing found"
'

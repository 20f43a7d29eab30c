#!/usr/bin/env bash
# Measures reports and proof over a large journal on a private server: one project's drawdown by month, the whole pool,
# every check of `verify`, closing a block; and posting beside the bare minimum of the same rows, in the same run.
#
# usage: drawdown.sh PROGRAM
# BENCH_LINES: how many budget lines, of 2,001 entries each (5,000: ten million entries; a machine with little memory
# and one that is busy take long).
set -eu

program=${1:?usage: drawdown.sh PROGRAM}
lines=${BENCH_LINES:-5000}
seconds=${BENCH_SECONDS:-8}
rounds=${BENCH_ROUNDS:-5}

here=$(cd "$(dirname "$0")" && pwd)
. "$here/server.sh"
echo "filling $lines lines"
psql -X -q -v ON_ERROR_STOP=1 -v lines="$lines" -f "$here/drawdown.sql" -f "$here/posting.sql"
psql -X -At -c "select count(*) || ' entries' from poolbook.entry"

# The least of several times, in milliseconds: what others do on the machine only adds.
least() {
    name=$1 times=$2
    shift 2
    count=0
    while [ $count -lt "$times" ]; do
        count=$((count + 1))
        milliseconds "$@"
    done | sort -n | awk -v name="$name" 'NR == 1 { least = $1 } { all[NR] = $1 }
        END { printf "%-36s %7d ms (median %d)\n", name, least, all[int((NR + 1) / 2)] }'
}
export PGUSER=bench_administrator
least 'closing a block over all of it' 1 psql -X -q -c 'select poolbook_1.close_block(pool_id) from poolbook_1.pools'
psql -X -q -U postgres -c 'vacuum analyze poolbook.line_month, poolbook.line_seal, poolbook.block_part'
least 'one project by month' 9 "$program" drawdown P7 --by month
least 'the whole pool' 9 "$program" drawdown --json
least 'one project as of a day' 9 "$program" drawdown P7 --by month --as-of "$(date +%Y)-01-31"
least 'verify, every check' 1 "$program" verify
"$program" verify --json >"$work/verify"

rate() {
    pgbench -n -M prepared -c 8 -T "$seconds" -f "$work/$1" -U bench_administrator 2>"$work/err" |
        sed -n 's/^tps = \([0-9.]*\).*/\1/p'
}
for way in posted bare; do
    printf '\\set line random(1, %s)\nselect bench.%s(:line);\n' "$lines" "$way" >"$work/$way"
done
rate posted >/dev/null
round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    if [ $((round % 2)) = 1 ]; then
        posted=$(rate posted) bare=$(rate bare)
    else
        bare=$(rate bare) posted=$(rate posted)
    fi
    echo "$posted $bare" | awk '{ printf "%.1f %.0f %.0f\n", 100 * $1 / $2, $1, $2 }'
done | sort -n | awk '{ line[NR] = $0 } END { split(line[int((NR + 1) / 2)], v, " ")
    printf "posting: %s a second, bare: %s a second, of bare: %s%%\n", v[2], v[3], v[1] }'

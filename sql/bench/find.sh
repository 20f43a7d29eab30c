#!/usr/bin/env bash
# Measures a whole run of `poolbook find` beside one of `psql` that reads the same rows by plain SQL, in a pool of 1,000,
# 10,000 and 100,000 venues: a hall for 200 in one district with a stage, a lawyer and two social workers, money of a
# project, any Saturday afternoon in March. A run is a process: start, connection, answer.
#
# What a process does before it asks is measured apart: the same command of a month that is past, which is refused after
# the start, the connection and the snapshot; and a psql that asks for nothing. What is left is the query, in the database
# and in the program together.
#
# usage: find.sh PROGRAM
# BENCH_FIND: "VENUES:ALLOCATIONS ..." (default 1000:200000 10000:2000000 100000:2000000); BENCH_TIMES: runs of each (21).
set -eu

program=${1:?usage: find.sh PROGRAM}
sizes=${BENCH_FIND:-1000:200000 10000:2000000 100000:2000000}
times=${BENCH_TIMES:-21}

here=$(cd "$(dirname "$0")" && pwd)
. "$here/server.sh"
psql -X -q -v ON_ERROR_STOP=1 -f "$here/setup.sql"
year=$(psql -X -At -c 'select extract(year from poolbook.now())::integer + 1')

find_in() {
    "$program" find --on sat --between 12:00-18:00 --in "$1-03" --for 3h --capacity 200 --district 'District 4' \
        --feature stage --skill lawyer --skill 'social worker=2' --pay O1-P1=30000
}
find_once() { find_in "$year"; }
find_begun() {
    code=0
    find_in 2001 || code=$?
    [ "$code" -eq 65 ]
}
bare_begun() { psql -X -q -c 'select 1'; }
bare_once() { psql -X -q -v year="$year" -f "$here/find_bare.sql"; }

middle() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)], v[1], v[NR] }'; }

for size in $sizes; do
    venues=${size%:*} rows=${size#*:}
    psql -X -q -v ON_ERROR_STOP=1 -v venues="$venues" -v rows="$rows" -f "$here/find_grow.sql"
    rm -f "$work/find" "$work/bare" "$work/find-begun" "$work/bare-begun"
    export PGUSER=bench_1
    milliseconds find_once >/dev/null
    offers=$(grep -c '^[0-9A-Z]\{4,10\} ' "$work/last") || { cat "$work/last" >&2; exit 1; }
    run=0
    while [ $run -lt "$times" ]; do
        run=$((run + 1))
        PGUSER=bench_1 milliseconds find_once >>"$work/find"
        PGUSER=bench_1 milliseconds find_begun >>"$work/find-begun"
        PGUSER=postgres milliseconds bare_once >>"$work/bare"
        PGUSER=postgres milliseconds bare_begun >>"$work/bare-begun"
    done
    export PGUSER=postgres
    read -r found <<END
$(psql -X -At -c "select to_char(count(*), 'FM999,999,999') from poolbook.allocation")
END
    echo "$venues venues, 2000 people, $found allocations in a year; $offers offers; median of $times runs (least to greatest)"
    for way in find bare; do
        echo "$way $(middle "$work/$way") $(middle "$work/$way-begun")"
    done | awk '{
        printf "  %s  %6.1f ms  (%s to %s): start, connection%s %.1f, the query %.1f\n",
            $1 == "find" ? "poolbook find" : "bare SQL     ", $2, $3, $4, $1 == "find" ? " and snapshot" : "", $5, $2 - $5
    }'
done

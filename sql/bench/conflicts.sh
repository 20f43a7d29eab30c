#!/usr/bin/env bash
# Measures a run of the reporter, and within it the scan beside a binary COPY of the very query that it reads, as it
# reads it (without the indexes, which are in no order of the tables), in a pool
# of so many events to come, of which one in a hundred is asked for twice.
#
# usage: conflicts.sh PROGRAM
# BENCH_PLACES: events to come (1000000); BENCH_HALLS (2500 for a million); BENCH_TIMES: runs of each (5).
set -eu

program=${1:?usage: conflicts.sh PROGRAM}
places=${BENCH_PLACES:-1000000}
halls=${BENCH_HALLS:-$((places / 400))}
times=${BENCH_TIMES:-5}

here=$(cd "$(dirname "$0")" && pwd)
. "$here/server.sh"
psql -X -q -v ON_ERROR_STOP=1 -f "$here/setup.sql"
psql -X -q -v ON_ERROR_STOP=1 -v rows="$places" -v venues="$halls" -f "$here/conflicts_grow.sql"

pool=$(psql -X -At -c 'select pool_id from poolbook.pool')
to_come="select unit_id, resource_id, reservation_id, starts_at, ends_at, holding, buffer_before, buffer_after, attendance,
    quantity, created_at, version from poolbook_1.standing where pool_id = '$pool' and ends_at > now()
    and starts_at < now() + interval '400 days'
    order by unit_id, starts_at, reservation_id"

# Runs the reporter, and notes how long it took, how long its scan, and how much memory it had at most.
run_once() {
    "$program" report conflicts --log-format json >/dev/null 2>"$work/log" &
    reporter=$!
    peak=0
    while kill -0 $reporter 2>/dev/null; do
        now=$(awk '/^VmHWM/ { print $2 }' /proc/$reporter/status 2>/dev/null || true)
        [ -z "$now" ] || peak=$now
        sleep 0.02
    done
    wait $reporter || { cat "$work/log" >&2; exit 1; }
    for name in milliseconds scan_milliseconds places open; do
        sed -n "s/.*\"$name\": *\([0-9]*\).*/\1/p" "$work/log" >>"$work/$name"
    done
    echo "$peak" >>"$work/memory"
}
copy_once() { psql -X -q -c "set enable_indexscan = off" -c "copy ($to_come) to stdout (format binary)" >/dev/null; }
middle() { sort -n "$work/$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
line() {
    sort -n "$work/$1" | awk -v name="$2" \
        '{ v[NR] = $1 } END { printf "  %-34s %7d ms  (%d to %d)\n", name, v[int((NR + 1) / 2)], v[1], v[NR] }'
}

export PGUSER=bench_administrator
run_once
echo "$(tail -n 1 "$work/places") places to come in $halls halls, $(tail -n 1 "$work/open") conflicts; median of $times runs (least to greatest)"
line milliseconds "the first run, which writes them"
rm "$work/milliseconds" "$work/scan_milliseconds" "$work/memory"
count=0
while [ $count -lt "$times" ]; do
    count=$((count + 1))
    run_once
    milliseconds copy_once >>"$work/copy"
done
line milliseconds "a run of the reporter"
line scan_milliseconds "its scan"
line copy "binary copy of the same query"
echo "  scan / copy $(awk "BEGIN { printf \"%.2f\", $(middle scan_milliseconds) / $(middle copy) }") (bar 2.5); memory of a run $(($(sort -n "$work/memory" | tail -n 1) / 1024)) MB at most (bar 200)"

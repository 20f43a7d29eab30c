#!/usr/bin/env bash
# Measures `reserve` against the bare minimum of the same rows, side by side on a private server, and a whole run of
# the program beside `psql -c 'select 1'`. Only ratios within one run say anything: machines differ, and so do minutes.
#
# usage: run.sh PROGRAM
# BENCH_ROUNDS, BENCH_SECONDS: how often each is measured, and for how long (5 rounds of 15 s; a new connection's first
# calls are slow, so shorter rounds measure those).
set -eu

program=${1:?usage: run.sh PROGRAM}
rounds=${BENCH_ROUNDS:-5}
seconds=${BENCH_SECONDS:-15}
clients=8
times=40

# One reservation as people type it; $slot counts the times.
reserve_once() {
    hour=$((slot % 24)) day=$((slot / 24 + 1))
    printf -v period '2027-12-%02d %02d:00-%02d:30' "$day" "$hour" "$hour"
    "$program" reserve "T $slot" "$period" --venue O1-V1 --host O1
}

here=$(cd "$(dirname "$0")" && pwd)
. "$here/server.sh"
psql -X -q -v ON_ERROR_STOP=1 -f "$here/setup.sql" -f "$here/bare.sql"
psql -X -q -At -F ' ' -c 'table bench.bundle' >"$work/bundles"

# --- The scripts: one for each client, bundle, way and place. `i` counts the client's calls; every call has its own
# five minutes of 2027, so nothing ever collides.
write_scripts() {
    while read -r client bundle pool own next venue first second project line hot_project hot_line member; do
        for place in many hot; do
            if [ $place = hot ]; then
                project=$hot_project line=$hot_line
            fi
            mkdir -p "$work/$place/reserve/$client" "$work/$place/bare/$client"
            cat >"$work/$place/reserve/$client/$bundle" <<END
\\set i :i + 1
select poolbook_1.reserve('$pool', 'bench-' || :i, :content, 'act', 'confirmed', null, 'Legal advice day', 'advice',
    null, 40,
    array['$own', '$next']::uuid[], array[1000000, 0],
    timestamptz '2027-01-01 00:00+08' + :i * interval '5 minutes',
    timestamptz '2027-01-01 00:05+08' + :i * interval '5 minutes', 0, 0,
    array['$venue', '$first', '$second']::uuid[], array[null, null, null]::integer[],
    array['$project']::uuid[], array['rent'], array[100]);
END
            cat >"$work/$place/bare/$client/$bundle" <<END
\\set i :i + 1
select bench.bare_reserve('$pool', 'bench-' || :i, :hash, '$member', 'R-' || (${client}0000000 + :i), 'Legal advice day',
    'advice', 40, array['$own', '$next']::uuid[], array[1000000, 0], array['$own', '$next']::uuid[],
    timestamptz '2027-01-01 00:00+08' + :i * interval '5 minutes',
    timestamptz '2027-01-01 00:05+08' + :i * interval '5 minutes',
    array['$venue', '$first', '$second']::uuid[], '$project', '$line', 100);
END
        done
    done <"$work/bundles"
}

# The processor time, in hundredths of a second, that connections of the server took that have ended.
postmaster=$(head -n 1 "$(psql -X -At -c 'show data_directory')/postmaster.pid")
spent() { sed 's/.*) //' "/proc/$postmaster/stat" | awk '{ print $14 + $15 }'; }

# Runs one way at one place for some seconds with some clients, each under its own login; prints calls per second and
# the server's processor time for each, in microseconds.
content='{"act":"reserve","title":"Legal advice day","kind":"advice","attendance":40,"hosts":[["O1",1000000],["O2",0]],"venues":["O1-V1"],"staff":["O2-S1","O2-S2"],"money":[["O1-P1","rent",100]]}'
hash='\x2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'
measure() {
    place=$1 way=$2 count=$3 duration=$4 client=0 waiting='' before=$(spent)
    while [ $client -lt "$count" ]; do
        client=$((client + 1))
        calls=$(cat "$work/calls.$client" 2>/dev/null || echo 0)
        files=
        for file in "$work/$place/$way/$client"/*; do files="$files -f $file"; done
        # shellcheck disable=SC2086
        pgbench -n -M prepared -c 1 -T "$duration" $files -D i="$calls" -D content="$content" -D hash="$hash" \
            -U "bench_$client" >"$work/out.$client" 2>"$work/err.$client" &
        waiting="$waiting $!"
    done
    for process in $waiting; do
        wait "$process" || { cat "$work"/err.* >&2; exit 1; }
    done
    sleep 0.2
    after=$(spent) client=0
    while [ $client -lt "$count" ]; do
        client=$((client + 1))
        calls=$(cat "$work/calls.$client" 2>/dev/null || echo 0)
        done_now=$(sed -n 's/^number of transactions actually processed: *\([0-9]*\).*/\1/p' "$work/out.$client")
        grep -q '^number of failed transactions: 0 ' "$work/out.$client" || { cat "$work/err.$client" >&2; exit 1; }
        echo $((calls + done_now)) >"$work/calls.$client"
        echo "$done_now" "$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$work/out.$client")"
    done | awk -v ticks=$((after - before)) '{ calls += $1; rate += $2 }
        END { printf "%.0f %.0f\n", rate, 10000 * ticks / calls }'
}

# The median, the least and the greatest of numbers, one a line.
middle() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2), v[1], v[NR] }'; }

compare() {
    place=$1 title=$2 round=0
    rm -f "$work/pairs"
    while [ $round -lt "$rounds" ]; do
        round=$((round + 1))
        # Who begins alternates: the second finds the larger tables.
        if [ $((round % 2)) = 1 ]; then
            full=$(measure "$place" reserve $clients "$seconds"); bare=$(measure "$place" bare $clients "$seconds")
        else
            bare=$(measure "$place" bare $clients "$seconds"); full=$(measure "$place" reserve $clients "$seconds")
        fi
        echo "$full $bare" >>"$work/pairs"
    done
    echo "$title"
    row 'reserve' ' a second' '$1'
    row 'bare' ' a second' '$3'
    row 'reserve of bare' '%' '100 * $1 / $3'
    row 'processor: reserve' ' us a call' '$2'
    row 'processor: bare' ' us a call' '$4'
    row 'processor: bare of reserve' '%' '100 * $4 / $2'
}

# One figure of the pairs: the median of all rounds, the least and the greatest.
row() {
    awk "{ printf \"%.0f\\n\", $3 }" "$work/pairs" >"$work/figures"
    middle "$work/figures" | awk -v name="$1" -v unit="$2" '{ printf "  %-27s %6.0f%s (%s to %s)\n", name, $1, unit, $2, $3 }'
}

write_scripts
# Foreign-key checks keep the plan of an empty table, so some rows and `analyze` come first, on new connections.
measure many reserve 1 1 >/dev/null
psql -X -q -c 'analyze'
measure many bare $clients 2 >/dev/null
measure many reserve $clients 2 >/dev/null

echo "$clients clients, each with its own login; median of $rounds rounds of $seconds s (least to greatest)"
compare many 'many lines, many venues'
compare hot 'one hot line'

# --- A whole process of the program, beside the least that any client does.
slot=0
while [ $slot -lt $times ]; do
    slot=$((slot + 1))
    PGUSER=bench_1 milliseconds reserve_once >>"$work/program"
    PGUSER=bench_1 milliseconds psql -X -c 'select 1' >>"$work/psql"
done
echo "a whole process; median of $times (least to greatest)"
middle "$work/program" | awk '{ printf "  poolbook reserve      %6s ms  (%s to %s)\n", $1, $2, $3 }'
middle "$work/psql" | awk '{ printf "  psql -c \"select 1\"    %6s ms  (%s to %s)\n", $1, $2, $3 }'

psql -X -q -v ON_ERROR_STOP=1 -f "$here/rules_on.sql"
compare many 'many lines, many venues, every limit on'

#!/bin/sh
# Measures looking for ways out of one conflict, a whole run of the program, among 10,000 conflicts and 1,000,000
# reservations.
#
# usage: proposals.sh PROGRAM
# BENCH_ROWS (1000000), BENCH_CONFLICTS (10000), BENCH_TIMES: conflicts that are shown (21).
set -eu

program=${1:?usage: proposals.sh PROGRAM}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/server.sh"
psql -X -q -v ON_ERROR_STOP=1 -f "$here/setup.sql"
psql -X -q -v ON_ERROR_STOP=1 -v rows="${BENCH_ROWS:-1000000}" -v conflicts="${BENCH_CONFLICTS:-10000}" \
    -f "$here/proposals_grow.sql"

export PGUSER=bench_administrator
for reference in $(PGUSER=postgres psql -X -At -c "
    select reference from poolbook.conflict order by hashtext(reference) limit ${BENCH_TIMES:-21}"); do
    began=$(date +%s%N)
    "$program" conflict show "$reference" >"$work/last" 2>&1 || { cat "$work/last" >&2; exit 1; }
    ended=$(date +%s%N)
    awk "BEGIN { printf \"%.1f\n\", ($ended - $began) / 1000000 }" >>"$work/shown"
done
cat "$work/last"
psql -X -At -c "select count(*) || ' conflicts' from poolbook_1.conflicts"
sort -n "$work/shown" | awk '{ v[NR] = $1 }
    END { printf "ways out of one: %s ms, median of %d (%s to %s)\n", v[int((NR + 1) / 2)], NR, v[1], v[NR] }'

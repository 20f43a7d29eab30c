#!/usr/bin/env bash
# Measures looking for ways out of one conflict, and listing conflicts, each a whole run of the program, among 10,000
# conflicts and 1,000,000 reservations; beside the list the same rows as psql has them, and what the program takes that lists
# nothing.
#
# usage: proposals.sh PROGRAM
# BENCH_ROWS (1000000), BENCH_CONFLICTS (10000), BENCH_TIMES: how often each is done (21).
set -eu

program=${1:?usage: proposals.sh PROGRAM}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/server.sh"
psql -X -q -v ON_ERROR_STOP=1 -f "$here/setup.sql"
psql -X -q -v ON_ERROR_STOP=1 -v rows="${BENCH_ROWS:-1000000}" -v conflicts="${BENCH_CONFLICTS:-10000}" \
    -f "$here/proposals_grow.sql"

# measure NAME COMMAND...: how long it takes, in milliseconds, as one more line of what was measured of that name.
measure() {
    name=$1
    shift
    milliseconds "$@" >>"$work/$name"
}

tell() {
    sort -n "$work/$1" | awk -v what="$2" '{ v[NR] = $1 }
        END { printf "%s: %s ms, median of %d (%s to %s)\n", what, v[int((NR + 1) / 2)], NR, v[1], v[NR] }'
}

export PGUSER=bench_administrator
for reference in $(PGUSER=postgres psql -X -At -c "
    select reference from poolbook.conflict order by hashtext(reference) limit ${BENCH_TIMES:-21}"); do
    measure found "$program" conflict show "$reference"
    measure kept "$program" conflict show "$reference"
    cp "$work/last" "$work/page"
    measure listed "$program" conflict list --each
    measure idle "$program" whoami
    measure plain psql -X -At -c "
        select conflicts.*
        from poolbook_1.conflicts
        where state in ('open', 'waived')
        order by severity desc, due_at, reference
        limit 200"
done
cat "$work/page"
psql -X -At -c "select count(*) || ' conflicts' from poolbook_1.conflicts"
tell found 'ways out of one'
tell kept 'the same again, as they are kept'
tell listed 'the list'
tell idle 'the program with nothing to list (whoami)'
tell plain 'its plain query, by psql'

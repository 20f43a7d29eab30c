#!/bin/sh
# Keeps a pool of this release for the tests of later ones: Tests/Releases/make.sh PROGRAM
#
# Once for each release, before its version changes. What is kept is a dump of a pool that has some of everything, as
# the release's own program made it on a private server, and what the program then said of it; ReleaseTests restores
# each dump, migrates it, and expects to read the same.
set -eu

if [ $# -ne 1 ]; then
    echo "usage: $0 PROGRAM" >&2
    exit 64
fi
program=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
folder=$here/$("$program" --version)
mkdir -p "$folder"

scratch=$(mktemp -d)
chmod 755 "$scratch"
export XDG_DATA_HOME="$scratch" XDG_CONFIG_HOME="$scratch" LANG=en_US.UTF-8
trap '"$program" local destroy -y >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT

# What is typed, as a member.
as() {
    member=$1
    shift
    "$program" "$@" --as "$member" --locale en </dev/null
}

# The same as the administrator, who is whoever runs this.
administrate() {
    "$program" "$@" --locale en </dev/null
}

# Stops the clock of the pool.
at() {
    echo "create or replace function poolbook.now() returns timestamptz language sql volatile parallel safe
        return $1" | "$program" local psql --quiet
}

# The first code of a kind in what is read.
code() {
    sed -n "s/.*\($1-[0-9A-Z]\{3,\}\).*/\1/p" | head -n 1
}

"$program" local start
at "timestamptz '2027-02-25 09:12+08'"
"$here/../../config/sample/load.sh" "$program" >"$scratch/load"

# Money: a fund with rules, a bill in parts, a transfer.
as qianfang fund edit city-fund --tolerance 5% --year-end 20%
as liwei reserve "Rights talk" "2027-03-01 14:00-17:00" --venue DS-02 --attendance 100 \
    --pay youth-guard/场租=800 --pay youth-guard/宣传=100 --key talk
talk=$(as liwei list --title "Rights talk" | code R)
as chenhao invoice add "$talk" 820 --no FP-1 --payee "Culture hall" --category 场租 --key bill
bill=$(as chenhao invoice list | code I)
as chenhao invoice pay "$bill" 300
as chenhao transfer 5000 youth-guard/场租 night-school/场租 -m "more evenings" --key agreed
as qianfang approve "$(as qianfang inbox | code A)"

# Places: a hold that nobody agrees to in time, a series, a request, limits, a closure, a term of the chair.
as liwei reserve "Together" "2027-04-07 09:00-10:00" --venue DS-02 --host women --pay women-rights/律师费=100 --key both
as liwei reserve "Evening class" "2027-04-05 18:00-20:00" --venue QS-B --weekly --times 4 --key class
as liwei reserve "Wish" "2027-03-06 18:30-20:00" --venue DS-01 --request --key wish
administrate quota add --org youth --hours 200h --per month --kind venue
administrate rule set money.ceiling hard --value 100000
administrate blackout add NC-02 "2027-05-01 09:00-18:00" -m "holiday"
administrate duty roster --from 2027-02-01 --every 2mo --to 2027-08-01 --orgs union,women,youth

# Later: a month is closed, with a refund into it, another transfer waits, and another hold.
at "timestamptz '2027-03-02 09:12+08'"
as liwei close "$talk" --attended 90
as chenhao relief add "$talk" youth-guard/宣传 --parcels 30 --reached 28 -m "gift parcels"
as qianfang period close 2027-02
as chenhao invoice credit "$bill" 20 -m "a chair less" --on 2027-02-26
as chenhao transfer 700 youth-guard/场租 night-school/场租 -m "even more" --key waits
as liwei reserve "Perhaps" "2027-04-08 09:00-10:00" --venue DS-02 --hold 24h --key perhaps

# What is read of it, to be read again.
as chenhao statement youth-guard 2027 --json >"$folder/statement.json"
as xiejun list --json --limit 1000 >"$folder/reservations.json"
as xiejun invoice list --json >"$folder/bills.json"
as xiejun drawdown --by month --json >"$folder/months.json"

at 'clock_timestamp()'
"$program" local stop >/dev/null
"$program" local start >/dev/null
PGHOST=$("$program" local status --json | sed 's/.*"socket":"\([^"]*\)".*/\1/') PGDATABASE=poolbook PGUSER=postgres \
    LC_ALL=C.UTF-8 pg_dump --no-comments | xz -9e >"$folder/pool.sql.xz"
ls -l "$folder"

#!/bin/sh
# Loads the sample pool with a built poolbook: config/sample/load.sh PROGRAM
#
# It goes to the server that the program's settings name; walk.sh sees to it that this is the private one.
# Run again, it changes only what differs from the files: rows are matched by their code, reservations by content.
set -eu

pool=群团资源共享库

if [ $# -ne 1 ]; then
    echo "usage: $0 PROGRAM" >&2
    exit 64
fi
program=$1
sample=$(dirname "$0")

# Shows a command as it is typed, then runs it.
run() {
    printf '\n$ poolbook'
    printf ' %s' "$@"
    printf '\n'
    "$program" "$@" </dev/null
}

# Without any pool the listing may fail; whatever else is wrong, the next command says.
pools=$("$program" pool list --json </dev/null 2>/dev/null) || pools=
case $pools in
    *"\"$pool\""*) ;;
    *) run pool add "$pool" --zone Asia/Shanghai --currency CNY --locale zh-Hans ;;
esac

run import org "$sample/organizations.csv" --pool "$pool"
run import member "$sample/members.csv" --pool "$pool"
run import venue "$sample/venues.csv" --pool "$pool"
run import staff "$sample/staff.csv" --pool "$pool"
run import equipment "$sample/equipment.csv" --pool "$pool"
run import fund "$sample/funds.csv" --pool "$pool"
run import project "$sample/projects.csv" --pool "$pool"
run import grant "$sample/grants.csv" --pool "$pool"
run import reservation "$sample/reservations.csv" --pool "$pool"

#!/bin/sh
# Walks through the main job on the private server of this machine: config/sample/walk.sh PROGRAM
#
# Every command is shown as it is typed and run for real. The walk takes the first Saturday, two weeks ahead or
# later, on which all that it books is free, and gives everything back at its end, so it can be run at any time and
# as often as one likes. A command that answers otherwise than the walk says ends it with an error.
set -eu

pool=群团资源共享库
officer=liwei       # of 团市委, which leads the event
neighbour=tanyue    # of 市科协, which has the hall in the evening
partner=zhaomin     # of 市妇联, which hosts with 团市委; both own 青春护航
hall=东胜区文化宫·大厅
room=青少年活动中心·A
furthest=52         # weeks to look ahead

if [ $# -ne 1 ]; then
    echo "usage: $0 PROGRAM" >&2
    exit 64
fi
program=$1
sample=$(dirname "$0")

stop() {
    printf '\ndemo: %s\n' "$*" >&2
    exit 1
}

say() { printf '\n# %s\n' "$*"; }

# A command as it is typed, on a line of its own.
show() {
    printf '\n$ poolbook'
    for word in "$@"; do
        case $word in
            '' | *[\;\&\|\*\?\<\>\(\)\$\"\\]*) printf " '%s'" "$word" ;;
            *[[:space:]]*) printf ' "%s"' "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
}

# Runs a command and prints what it says; leaves that in $answer and its exit code in $code.
attempt() {
    show "$@"
    code=0
    answer=$("$program" "$@" </dev/null 2>&1) || code=$?
    printf '%s\n' "$answer"
}

# A command that must succeed.
run() {
    attempt "$@"
    [ "$code" -eq 0 ] || stop "this command should have succeeded, but ended with exit code $code"
}

# A command that a rule must refuse.
refused() {
    attempt "$@"
    [ "$code" -eq 1 ] || stop "this command should have been refused (exit code 1), but ended with exit code $code"
    echo "(exit code 1: refused, nothing written)"
}

# The first reservation that the last answer names.
reference() {
    found=$(printf '%s\n' "$answer" | LC_ALL=C grep -ao 'R-[0-9A-HJKMNP-TV-Z]\{4,10\}' | head -n 1)
    [ -n "$found" ] || stop "no reference of a reservation (R-...) in this answer"
    echo "$found"
}

# A date so many days after another.
after() { date -u -d "$1 + $2 days" +%F; }

# Whether a reservation would be taken, without a word. 0: yes, 1: a rule refuses it; anything else ends the demo.
would() {
    code=0
    said=$("$program" reserve "$@" -n </dev/null 2>&1) || code=$?
    case $code in
        0 | 1) return "$code" ;;
        *) stop "looking for a free Saturday failed with exit code $code: $said" ;;
    esac
}

# Whether all that the walk books on a day is free.
is_free() {
    would "维权宣讲" "$1 13:00-17:00" --venue "$hall" --staff 律师-03 --equipment 折叠椅=180 --attendance 180 \
        --host 团市委 --host 市妇联 --pay 青春护航 --pay 巾帼维权 --as "$partner" &&
        would "家长课堂" "$1 09:00-11:00" --venue "$room" --staff 讲师-01 --pay 青年夜校/师资=400 --as "$officer" &&
        would "科普电影夜" "$1 18:00-20:00" --venue "$hall" --as "$neighbour"
}

# The grants of the sample end with 2028: later years get theirs here, once, however often the walk is run.
fund_year() {
    [ "$1" -gt 2028 ] || return 0
    for line in 青春护航/场租 巾帼维权/律师费 青年夜校/师资; do
        run fund grant 自有资金 "${line%/*}" 20000 --category "${line#*/}" --year "$1" -m "演示" \
            --key "sample-grant-$line-$1" --pool "$pool"
    done
}

# What the walk has booked and not given back yet: logins and references in turn.
kept=

# Gives it back where the walk ends early.
give_back() {
    ended=$?
    trap - EXIT INT TERM HUP
    set -- $kept
    while [ $# -ge 2 ]; do
        "$program" cancel "$2" -y -m "演示中断" --as "$1" </dev/null >/dev/null 2>&1 ||
            echo "demo: $2 of $1 is still booked; the next run takes another Saturday" >&2
        shift 2
    done
    exit "$ended"
}
trap give_back EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# The demo must not meet anybody's real pool: only the private server of this machine is asked.
for variable in $(env | LC_ALL=C sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do unset "$variable"; done
for file in "${XDG_CONFIG_HOME:-${HOME:-}/.config}/poolbook/poolbook.yaml" /etc/poolbook/poolbook.yaml; do
    if [ -f "$file" ] && grep -q '^server:' "$file"; then
        stop "$file names a server; the demo would write its sample there. Set that line aside and try again."
    fi
done

say "A private server on this machine: a Unix socket, no network, nobody else's data."
run local start

say "The sample: a city's federations with their halls, people and funds. Loaded again, nothing changes."
"$sample/load.sh" "$program" || stop "the sample could not be loaded"

say "What the pool shares: venues, and money by fund and project. --as is somebody else, for trying things out."
run venue list --as "$officer"
run fund list --as "$officer"
run project list --as "$officer"

saturday=$(TZ=CST-8 date -d '+14 days' +%F)
while [ "$(date -u -d "$saturday" +%u)" -ne 6 ]; do saturday=$(after "$saturday" 1); done
last=$(after "$saturday" $((furthest * 7)))
funded=
while :; do
    year=${saturday%%-*}
    if [ "$year" != "$funded" ]; then
        fund_year "$year"
        funded=$year
    fi
    if is_free "$saturday"; then break; fi
    [ "$saturday" != "$last" ] || stop "no Saturday until $last is free; the last answer was: $said"
    saturday=$(after "$saturday" 7)
done

say "市科协 books the hall for an evening. The hall needs 60 minutes to clear after each event."
run reserve "科普电影夜" "$saturday 18:00-20:00" --venue "$hall" --as "$neighbour"
evening=$(reference)
kept="$kept $neighbour $evening"

say "团市委 asks for too much: every reason is told at once, with what is free nearby. Nothing is written."
refused reserve "维权宣讲" "$saturday 14:30-17:30" --venue "$hall" --staff 律师-03 --equipment 折叠椅=400 \
    --attendance 260 --pay 青春护航/餐费=300 --pay 普法进社区/律师费=500 --as "$officer"

say "800 for the hall, 500 for the lawyer: 40% of that is more than the project of 市妇联 may pay. Nothing is written."
refused reserve "维权宣讲" "$saturday 14:00-17:00" --venue "$hall" --staff 律师-03 --equipment 折叠椅=180 \
    --attendance 180 --kind 维权服务 --host 团市委 --host 市妇联=40% --pay 青春护航 --pay 巾帼维权 --as "$partner"

say "A dry run (-n) without it: the shares follow what each pays; the same answer, nothing written."
run reserve "维权宣讲" "$saturday 14:00-17:00" --venue "$hall" --staff 律师-03 --equipment 折叠椅=180 \
    --attendance 180 --kind 维权服务 --host 团市委 --host 市妇联 --pay 青春护航 --pay 巾帼维权 -n --as "$partner"

say "In one act, all or nothing: a hall, a lawyer, chairs and what they cost, for a joint event of two hosts."
key=demo-$(date +%s)-$$
set -- reserve "维权宣讲" "$saturday 14:00-17:00" --venue "$hall" --staff 律师-03 --equipment 折叠椅=180 \
    --attendance 180 --kind 维权服务 --host 团市委 --host 市妇联 --pay 青春护航 --pay 巾帼维权 \
    --key "$key" --as "$partner"
run "$@"
event=$(reference)
kept="$kept $officer $event"

say "The same command with the same key, as after a lost answer: one reservation, the same answer."
run "$@"
[ "$(reference)" = "$event" ] || stop "the same key should have answered with $event again"

say "What was booked, and what stands on that day."
run show "$event" --as "$officer"
run list --from "$saturday" --to "$saturday" --as "$officer"

say "A hold expires by itself unless it is confirmed: room, lecturer and money are kept until then."
run reserve "家长课堂" "$saturday 09:00-11:00" --venue "$room" --staff 讲师-01 --pay 青年夜校/师资=400 \
    --hold 48h --as "$officer"
lesson=$(reference)
kept="$kept $officer $lesson"
run confirm "$lesson" --as "$officer"

say "A move wins the new place before it leaves the old one."
run move "$event" "$saturday 13:00-16:00" --as "$officer"

say "A refused move keeps the place: 市科协 has the hall from 18:00."
refused move "$event" "$saturday 16:30-19:30" --as "$officer"
run list --from "$saturday" --to "$saturday" --venue "$hall" --as "$officer"

say "A cancelled reservation gives back its places and its money, each amount to its own line."
run project show 青春护航 --as "$officer"
run cancel "$event" -y -m "演示结束" --as "$officer"
kept=" $neighbour $evening $officer $lesson"
run project show 青春护航 --as "$officer"

say "市妇联, its other host, sees the same in English."
run show "$event" --as "$partner" --locale en
run list --from "$saturday" --to "$saturday" --as "$partner" --locale en

say "The rest of the demo is given back as well."
run cancel "$lesson" -y -m "演示结束" --as "$officer"
kept=" $neighbour $evening"
run cancel "$evening" -y -m "演示结束" --as "$neighbour"
kept=

say "The doctor looks at server, settings, migrations, clock and privileges."
run doctor

printf '\ndemo: done. The pool stays: poolbook local status. To remove it: poolbook local destroy\n'

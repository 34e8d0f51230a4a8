#!/usr/bin/env bash
# Builds everything in Release and runs all tests. The last line is "N passed, N failed, N skipped".
# Installs through apt what the tests need and the machine lacks. Arguments go on to `dotnet test`
# (for example: ./eng/test.sh --filter 'Slow!=true').
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDTERMINALLOGGER=off
export DEBIAN_FRONTEND=noninteractive
results=artifacts/test-results
solution=Podium.slnx

finish() {
    # $1: what went wrong. A run that tests nothing has failed, whatever the reason.
    echo "eng/test.sh: $1" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

install() {
    # $1: command to look for, $2: Debian package that brings it.
    command -v "$1" >/dev/null && return
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || { echo "Lacking $1: install $2." >&2; return; }
        sudo=(sudo -n)
    fi
    command -v apt-get >/dev/null || { echo "Lacking $1: install $2." >&2; return; }
    echo "Installing $2"
    { "${sudo[@]}" apt-get update -qq && "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$2"; } \
        </dev/null >/dev/null || echo "Could not install $2; tests that need $1 say so." >&2
}

command -v dotnet >/dev/null || finish "the .NET 10 SDK is missing: install dotnet-sdk-10.0."

if [ -x eng/reference/tokenizer.sh ]; then
    install npm npm
    if command -v npm >/dev/null; then
        eng/reference/tokenizer.sh </dev/null || echo "The reference tokenizer did not arrive; its tests say so." >&2
    fi
fi

SECONDS=0
dotnet build "$solution" -c Release --nologo -v quiet </dev/null || finish "the build failed."
echo "Built in $SECONDS s"

SECONDS=0
rm -rf "$results"
# One test project at a time: several measure time, and each uses every core by itself.
dotnet test "$solution" -c Release --no-build --nologo -m:1 \
    --logger "trx;LogFilePrefix=tests" --results-directory "$results" "$@" </dev/null
status=$?
echo "Tested in $SECONDS s"

# Each project leaves one report, whose <Counters> hold its sums; a skipped test is one that was not executed.
counters=$(cat "$results"/*.trx 2>/dev/null | tr '<' '\n' | grep '^Counters ')
sum() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters" | awk '{ sum += $1 } END { print sum + 0 }'; }
total=$(sum total)
executed=$(sum executed)
passed=$(sum passed)
failed=$((executed - passed))
skipped=$((total - executed))
if [ "$total" -eq 0 ]; then
    finish "no test ran."
fi
reports=$(find "$results" -name '*.trx' | wc -l)
projects=$(grep -c '\.Tests\.csproj"' "$solution")
if [ $# -eq 0 ] && [ "$reports" -ne "$projects" ]; then
    echo "eng/test.sh: $projects test projects left $reports reports; see above." >&2
    failed=$((failed + 1))
elif [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "eng/test.sh: a test run ended abnormally; see above." >&2
    failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]

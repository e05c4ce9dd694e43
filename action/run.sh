#!/usr/bin/env bash
# The script of this repository's actions. It gets dgcheck, runs it once, and makes the
# step fail if it should. Its argument is check for action.yml, publish for
# publish/action.yml and impact for impact/action.yml. These files set all DGCHECK_
# variables.
#
# DGCHECK_RELEASES, which only tests set, is another address to download from. Its
# archives must have the committed checksums too.
set -euo pipefail

readonly releases=https://github.com/DEFRA/dgcheck/releases/download
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=        # the folder for downloaded and written files
program=     # the path of dgcheck
arguments=() # the arguments of dgcheck
status=0     # the exit status of dgcheck

main() {
  DGCHECK_PROGRAM=$(trimmed "$DGCHECK_PROGRAM")
  DGCHECK_PATH=$(trimmed "$DGCHECK_PATH")
  work=$(mktemp -d "$(slashes "${RUNNER_TEMP:-${TMPDIR:-/tmp}}")/dgcheck.XXXXXX")
  if [ -n "$DGCHECK_PROGRAM" ]; then
    at_hand
  else
    download
  fi
  "$1"
}

# trimmed prints a text without the white space around it. An input that is written as a
# YAML block ends with a line break, which its author does not mean.
trimmed() {
  local text=$1
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}

# at_hand uses the program that the input dgcheck-path names. A name without a slash is
# a file in the current folder, and not a command to look for in PATH.
at_hand() {
  program=$(slashes "$DGCHECK_PROGRAM")
  case $program in
    */*) ;;
    *) program=./$program ;;
  esac
  if [ ! -f "$program" ] || [ ! -x "$program" ]; then
    not_started "dgcheck-path names $DGCHECK_PROGRAM, and there is no program that can be run. Build or download dgcheck in an earlier step, and give the path of the file."
  fi
}

# slashes prints a path with slashes that every program understands. Only on Windows
# does it replace backslashes, because elsewhere they may be part of a name.
slashes() {
  if [ "${RUNNER_OS:-}" = Windows ]; then
    printf '%s' "${1//\\//}"
  else
    printf '%s' "$1"
  fi
}

# download downloads the archive for this runner. It unpacks it only if it has the
# checksum in checksums.txt next to this script. The functions that it calls use its
# local variables.
download() {
  local machine sum name version
  machine=$(machine)
  if [ -z "$machine" ]; then
    not_started "There is no dgcheck for ${RUNNER_OS:-this system} on ${RUNNER_ARCH:-this machine}. Build it from source in an earlier step, and name it with dgcheck-path."
  fi
  find_archive
  if [ -z "$name" ]; then
    not_started "This commit of the action knows no release of dgcheck for $machine. Pin the commit of a release, or name a program that is already on the runner with dgcheck-path."
  fi
  if ! fetch; then
    not_started "$name could not be downloaded. Run the job again; on a runner without internet, name a program that is already there with dgcheck-path."
  fi
  if [ "$(sum_of "$work/$name")" != "$sum" ]; then
    not_started "$name is not the archive this commit of the action was made for: its checksum is another. It was not run. Tell the maintainers of dgcheck, and until then use dgcheck-path."
  fi
  unpack
}

# machine prints the system and processor of this runner as in the name of an archive,
# such as linux_amd64. If there is no archive for them, it prints nothing.
machine() {
  local system processor
  case ${RUNNER_OS:-} in
    Linux) system=linux ;;
    macOS) system=darwin ;;
    Windows) system=windows ;;
    *) return 0 ;;
  esac
  case ${RUNNER_ARCH:-} in
    X64) processor=amd64 ;;
    ARM64) processor=arm64 ;;
    *) return 0 ;;
  esac
  printf '%s' "${system}_$processor"
}

# find_archive sets sum, name and version of the archive for this machine from
# checksums.txt. If there is none, name is empty.
find_archive() {
  local line pattern="^([0-9a-f]{64})  (dgcheck_([0-9]+\.[0-9]+\.[0-9]+)_$machine\.tar\.gz)$"
  name=
  while IFS= read -r line; do
    if [[ $line =~ $pattern ]]; then
      sum=${BASH_REMATCH[1]}
      name=${BASH_REMATCH[2]}
      version=${BASH_REMATCH[3]}
    fi
  done <"$here/checksums.txt"
}

fetch() {
  local protocols='=https'
  if [ -n "${DGCHECK_RELEASES:-}" ]; then
    protocols='=http,https'
  fi
  curl --fail --silent --show-error --location --proto "$protocols" --proto-redir "$protocols" \
    --retry 3 --connect-timeout 20 --max-time 300 \
    --output "$work/$name" "${DGCHECK_RELEASES:-$releases}/v$version/$name"
}

sum_of() {
  if command -v sha256sum >/dev/null; then
    sha256sum <"$1"
  else
    shasum -a 256 <"$1"
  fi | cut -d ' ' -f 1
}

# unpack unpacks only the program. It passes the archive to tar on standard input,
# because tar takes a name such as D:/file for a file on another machine.
unpack() {
  program=$work/dgcheck
  case $machine in windows_*) program=$program.exe ;; esac
  if ! (cd "$work" && tar -xzf - "$(basename "$program")") <"$work/$name"; then
    not_started "$name could not be unpacked. See whether the runner's disk is full, or name a program that is already there with dgcheck-path."
  fi
}

# check judges, writes the reports and publishes, in one run of dgcheck. Each value is
# joined to its flag with =, so that a value that begins with a hyphen is not taken for
# a flag. The path follows after --.
check() {
  arguments=(
    check --publish
    -f "text=$work/scorecard.txt" -f "json=$work/result.json" -f "markdown=$work/scorecard.md" -f "card=$work/card.ndjson"
    "--checks=$(trimmed "$DGCHECK_CHECKS")" "--comment=$(trimmed "$DGCHECK_COMMENT")" "--issues=$(trimmed "$DGCHECK_ISSUES")"
  )
  add_packs
  add as-of "$DGCHECK_AS_OF"
  add params "$DGCHECK_PARAMS"
  add gate "$DGCHECK_GATE"
  add fixes "$DGCHECK_FIXES"
  add_evidence
  run -- "${DGCHECK_PATH:-.}"
  show "$work/scorecard.txt"
  judged
}

# publish publishes a result that another run made.
publish() {
  arguments=(
    publish "--path=${DGCHECK_PATH:-.}"
    "--checks=$(trimmed "$DGCHECK_CHECKS")" "--comment=$(trimmed "$DGCHECK_COMMENT")" --issues=off
  )
  add gate "$DGCHECK_GATE"
  run -- "$(trimmed "$DGCHECK_RESULT")"
  published
}

# impact shows what other policies or figures would change. The step fails only if the
# comparison failed, because a difference is not an error.
impact() {
  local marker='<!-- dgcheck:impact -->'
  arguments=(check --fail-on never -f "text=$work/impact.txt" -f "markdown=$work/impact.md")
  add_packs
  add as-of "$DGCHECK_AS_OF"
  add params "$DGCHECK_PARAMS"
  add_each policy "$DGCHECK_POLICIES"
  add_each against-policy "$DGCHECK_AGAINST"
  run -- "${DGCHECK_PATH:-.}"
  case $status in
    0) ;;
    3) fail 3 "What would change could not be worked out. The lines above say why; see whether the policies load and the declarations are there." ;;
    *) ended_otherwise ;;
  esac
  show "$work/impact.txt"
  { printf '%s\n' "$marker"; cat "$work/impact.md"; } >"$work/comment.md"
  cat "$work/impact.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  printf 'comment-path=%s\n' "$work/comment.md" >>"$GITHUB_OUTPUT"
}

# add_each FLAG VALUES adds --FLAG=LINE to the arguments for each line of VALUES.
add_each() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    add "$1" "$line"
  done <<<"$2"
}

# add FLAG VALUE adds --FLAG=VALUE to the arguments, unless the value is empty.
add() {
  local value
  value=$(trimmed "$2")
  if [ -n "$value" ]; then arguments+=("--$1=$value"); fi
}

add_packs() {
  local pack packs=()
  IFS=$', \t\r\n' read -r -d '' -a packs <<<"$DGCHECK_PACKS" || true
  for pack in ${packs[@]+"${packs[@]}"}; do
    add pack "$pack"
  done
}

# add_evidence adds the flags about evidence. If the only kind is history, dgcheck check
# reads it itself. Other kinds are collected first, into a file outside the workspace.
add_evidence() {
  local kinds=()
  IFS=$', \t\r\n' read -r -d '' -a kinds <<<"$(printf '%s' "$DGCHECK_EVIDENCE" | tr '[:upper:]' '[:lower:]')" || true
  case ${kinds[*]-} in
    '' | history) arguments+=(--history) ;;
    none) ;;
    *) collect "${kinds[@]}" ;;
  esac
}

collect() {
  local ended=0 kinds
  kinds=$(IFS=,; printf '%s' "$*")
  MSYS2_ARG_CONV_EXCL='*' "$program" collect "--kinds=$kinds" "--out=$work/evidence.json" -- "${DGCHECK_PATH:-.}" || ended=$?
  case $ended in
    0) ;;
    2) not_judged 2 "The input evidence cannot be used. The lines above say what it may be." ;;
    4) say notice "Not everything could be looked at beside the declaration. The lines above say what and how to let it; what was not seen counts for nothing." ;;
    *) say warning "What can be seen beside the declaration could not be collected, so the declaration alone is judged. The lines above say why." ;;
  esac
  if [ -f "$work/evidence.json" ]; then
    arguments+=("--evidence=$work/evidence.json")
  fi
}

# run runs dgcheck with the arguments and those given to it. MSYS2_ARG_CONV_EXCL keeps
# Windows from changing arguments that look like paths.
run() {
  MSYS2_ARG_CONV_EXCL='*' "$program" "${arguments[@]}" "$@" || status=$?
}

# show prints a report to the log. The report contains text that groups wrote, and the
# runner takes a line that begins with two colons for a command. Therefore stop-commands
# makes the runner ignore commands until a word follows that cannot be guessed.
show() {
  local word
  if [ ! -f "$1" ]; then
    return 0
  fi
  word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$word"
  cat "$1"
  printf '\n::%s::\n' "$word"
}

# judged makes the step fail if something could not be judged, or if a finding blocks.
judged() {
  case $status in
    0 | 1) ;;
    4) say warning "dgcheck judged, and could not publish all of it. The lines above say which part, and what permission is missing." ;;
    3) not_judged 3 "Not everything could be judged. The lines above say what, and what to do." ;;
    *) ended_otherwise ;;
  esac
  case $(output blocks) in
    false) ;;
    true) fail 1 "This group's gate is enforce, and there is an error to mend or something that could not be judged. The scorecard says what to do, and how to waive it." ;;
    *) not_judged 3 "The program that was run did not say what it found, so this is no pass. Give a dgcheck of this release as dgcheck-path, or leave the input out." ;;
  esac
}

# published makes the step fail if something was not published, which is all that this
# action does. Findings decide the check run on the pull request, and not this step.
published() {
  case $status in
    0) ;;
    4) fail 4 "Not all of the result could be published. The lines above say which part, and what permission is missing." ;;
    3) not_judged 3 "The result could not be read, so nothing was published. The lines above say why; see whether the first workflow ended well." ;;
    *) ended_otherwise ;;
  esac
}

ended_otherwise() {
  case $status in
    2) not_judged 2 "An input of the action cannot be used. The lines above say which, and what it may be." ;;
    130) not_judged 130 "dgcheck was interrupted before it was done. Run the job again." ;;
    *) not_judged 3 "dgcheck ended with status $status, which it never should. Run the job again; if it ends so again, report it with this log." ;;
  esac
}

# not_started MESSAGE ends a step in which dgcheck was not run. not_judged STATUS
# MESSAGE ends a step in which something could not be judged.
not_started() {
  printf '%s\n' "dgcheck could not start, so nothing was judged. The log of this step says why." >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  not_judged 3 "$1"
}

not_judged() {
  if [ -z "$(output verdict)" ]; then
    printf 'verdict=not-judged\n' >>"$GITHUB_OUTPUT"
  fi
  fail "$@"
}

fail() {
  say error "$2"
  exit "$1"
}

# say LEVEL TEXT writes an annotation. It encodes characters that would end the
# annotation or begin another.
say() {
  local text=$2
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '::%s title=dgcheck::%s\n' "$1" "$text"
}

# output NAME prints the value of an output that this step has set. An output is either
# name=value, or name<<END followed by lines up to END. Such a line may look like
# name=value, but is part of the value.
output() {
  local line name end text value=
  while IFS= read -r line; do
    if [[ $line =~ ^([^=]*)\<\<(.+)$ ]]; then
      name=${BASH_REMATCH[1]}
      end=${BASH_REMATCH[2]}
      text=
      while IFS= read -r line && [ "$line" != "$end" ]; do text+=$line; done
    else
      name=${line%%=*}
      text=${line#*=}
    fi
    if [ "$name" = "$1" ]; then value=$text; fi
  done <"$GITHUB_OUTPUT"
  printf '%s' "$value"
}

main "$@"

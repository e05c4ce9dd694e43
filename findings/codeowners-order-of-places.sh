#!/usr/bin/env bash
# hmarr/codeowners v1.2.1 (Go module, and its program codeowners).
#
# GitHub takes the first CODEOWNERS of .github/, the root and docs/
# (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-file-location).
# The library looks at the root first, so that of a repository with both files it names
# owners whom GitHub never asks. It also refuses a file for one line that it cannot read,
# where GitHub leaves out that line. Seen: for a repository with @root-owner in CODEOWNERS
# and @github-owner in .github/CODEOWNERS, the program prints @root-owner; after a line
# "docs/ @org/team/part" is added to a file, ParseFile returns an error and no rule.
#
# Needs Go and git. Exits 1 if any of that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
export GOFLAGS=-modcacherw GOPATH="$folder/go"

GOBIN="$folder/bin" go install github.com/hmarr/codeowners/cmd/codeowners@v1.2.1
mkdir -p "$folder/repository/.github"
cd "$folder/repository"
git init -q
echo '* @root-owner' >CODEOWNERS
echo '* @github-owner' >.github/CODEOWNERS
echo x >file.txt
git add .
said=$("$folder/bin/codeowners" file.txt)
echo "with both files: $said"
case $said in *@root-owner*) ;; *) echo "the order of places has changed"; exit 1 ;; esac

printf '* @owner\ndocs/ @org/team/part\n' >CODEOWNERS
if said=$("$folder/bin/codeowners" file.txt 2>&1); then
  echo "one line that cannot be read no longer refuses the file: $said"
  exit 1
fi
echo "with a line that cannot be read: $said"

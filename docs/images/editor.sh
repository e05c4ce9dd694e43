#!/bin/sh
# Takes the picture for docs/editor.md: an editor with dgcheck lsp. It needs Neovim,
# tmux, and what picture.sh needs.
set -eu
cd "$(dirname "$0")/../.."
command -v nvim >/dev/null && command -v tmux >/dev/null || { echo "$0: install Neovim and tmux" >&2; exit 1; }
folder=$(mktemp -d)
trap 'tmux -L dgcheck kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
go build -o "$folder/dgcheck" ./cmd/dgcheck

cat >"$folder/delivery-group.yaml" <<'YAML'
dgcheck: 1
group: {id: soil-health, name: Soil health, founded: 2026-04-01}
outcomes:
  - id: more-healthy-soil
    title: More farmland soil is in good condition
services:
  - id: soil-checks
    name: Record a soil check
    outcomes: [more-healthy-soil]
    owner: {role: Head of Checks, email: checks@example.gov.uk}
    phases: [{phase: alpa, from: 2026-08-03}]
  - id: soil-map
    name: Soil map
    outcomes: [More farmland soil is in good condition]
    phases: [{phase: alpha, from: 03/08/2026}]
YAML
cat >"$folder/init.lua" <<'LUA'
vim.o.number, vim.o.signcolumn, vim.o.swapfile, vim.o.laststatus, vim.o.wrap = true, "yes", false, 0, false
vim.diagnostic.config({ virtual_text = { prefix = "■", format = function(d) return vim.split(d.message, "\n")[1] end } })
local client = vim.lsp.start_client({ name = "dgcheck", cmd = { "./dgcheck", "lsp", "--as-of", "2026-11-22" }, root_dir = "." })
vim.api.nvim_create_autocmd("BufReadPost", { callback = function(a) vim.lsp.buf_attach_client(a.buf, client) end })
LUA
in_tmux() { tmux -L dgcheck "$@"; }
(cd "$folder" && in_tmux new-session -d -x 132 -y 22 "nvim -u init.lua delivery-group.yaml")
sleep 4
in_tmux send-keys '11Gfa' ':lua vim.lsp.buf.code_action()' Enter
sleep 2

{
  printf '<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#fff}pre{margin:16px;font:15px/1.45 monospace;color:#0b0c0c}i{color:#b1b4b6;font-style:normal}.E{color:#ca3535}.W{color:#a34e12}.I{color:#1d70b8}</style><pre>'
  in_tmux capture-pane -p | sed -e 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' \
    -e 's/^\([EWI]\)\( *[0-9]* .*\)    \(■.*\)$/<b class="\1">\1<\/b>\2    <span class="\1">\3<\/span>/' -e 's/^\(~\)$/<i>~<\/i>/'
  printf '</pre>'
} >"$folder/screen.html"
docs/images/picture.sh "$folder/screen.html" editor 1230 520

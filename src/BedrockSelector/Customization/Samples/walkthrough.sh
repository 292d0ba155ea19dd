#!/bin/sh
# The life of a custom model, from check to clean. Run it again after any interruption: nothing is started or bought twice.
#   walkthrough.sh          check, start, watch, deploy by the token and on one model unit
#   walkthrough.sh clean    take down what was deployed, delete the model, and show what is left
# BEDROCK_SELECTOR is the tool; OPTIONS goes to every live command, such as "--endpoint http://127.0.0.1:8000".
set -eu
cd "$(dirname "$0")"
tool=${BEDROCK_SELECTOR:-bedrock-selector}
options=${OPTIONS:-}

if [ "${1:-}" = clean ]; then
    $tool customize undeploy spec.json --yes $options
    $tool customize delete spec.json --yes $options
    $tool customize clean $options
    exit
fi

# Offline: are the data good, and what is the job?
$tool customize check training.jsonl --base amazon.nova-micro-v1:0 --validation validation.jsonl
$tool customize job spec.json > job.json

# What would it cost? Nothing is sent. Then for real.
$tool customize start spec.json --allow-derived --dry-run $options
$tool customize start spec.json --allow-derived --yes $options
$tool customize watch spec.json --every "${EVERY:-60}" $options

# By the token, and on one model unit by the hour, without a commitment.
$tool customize deploy spec.json --on-demand --yes --wait --every "${EVERY:-60}" $options
$tool customize deploy spec.json --units 1 --term none --yes --wait --every "${EVERY:-60}" $options

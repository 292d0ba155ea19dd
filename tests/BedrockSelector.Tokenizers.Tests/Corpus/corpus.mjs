// Cuts texts out of unpacked registry packages: node corpus.mjs FOLDER > corpus.jsonl (FOLDER: what fetch.sh left).
// One line a text: {"id","class","language","part","origin","text"}. No text repeats, and no file serves two parts.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import crypto from 'node:crypto';

const folder = process.argv[2];
const sources = fs.readFileSync(new URL('./sources.csv', import.meta.url), 'utf8').trim().split('\n').slice(1)
  .map(line => { const [cls, language, part, root, pattern, reader, count] = line.split(','); return { cls, language, part, root, pattern: new RegExp(pattern), reader, count: +count }; });

// A generator of its own: the same packages give the same corpus.
let state = 0x9e3779b9;
function random() { state ^= state << 13; state >>>= 0; state ^= state >>> 17; state ^= state << 5; state >>>= 0; return state / 4294967296; }

function* walk(dir) {
  let entries;
  try { entries = fs.readdirSync(dir, { withFileTypes: true }); } catch { return; }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const e of entries) {
    const full = path.join(dir, e.name);
    if (e.isDirectory()) yield* walk(full); else if (e.isFile()) yield full;
  }
}

function* roots(root) {
  for (const one of root.split('|')) {
    if (!one.startsWith('npm/')) { yield path.join(folder, one); continue; }
    const name = one.slice(4);
    for (const d of fs.readdirSync(path.join(folder, 'npm')).sort()) if (d.startsWith(name)) yield path.join(folder, 'npm', d);
  }
}

const entities = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'", '&apos;': "'" };
const decode = s => s.replace(/&(?:lt|gt|amp|quot|nbsp|apos|#39);/g, m => entities[m]).replace(/&#(x?)([0-9a-fA-F]+);/g, (_, x, n) => { const c = parseInt(n, x ? 16 : 10); return c > 0 && c < 0x110000 && !(c >= 0xD800 && c < 0xE000) ? String.fromCodePoint(c) : ''; });
const markup = s => decode(s.replace(/<(script|style|nav|head)[\s\S]*?<\/\1>/g, ' ').replace(/<!--[\s\S]*?-->/g, '').replace(/<\/(p|div|h\d|li|tr|title|item|note|section)>/g, '\n').replace(/<[^>]*>/g, ''))
  .split('\n').map(l => l.replace(/[ \t]+/g, ' ').trim()).filter(Boolean).join('\n');
const man = s => s.split('\n').filter(l => !/^[.']\\?"/.test(l)).map(l => l.replace(/^\.[A-Z]{1,2} ?/, '').replace(/\\f[A-Z]|\\-|\\&|\\\(../g, m => (m === '\\-' ? '-' : ''))).filter(Boolean).join('\n');
// (?<!…) keeps keys out: a message catalogue is its values.
const strings = s => decode([...s.matchAll(/"((?:[^"\\]|\\.){6,})"(?!\s*:)/g)].map(m => { try { return JSON.parse('"' + m[1] + '"'); } catch { return ''; } }).filter(t => /[^\x00-\x7f]/.test(t) || / /.test(t)).join('\n'));
// The messages of a compiled catalogue (.mo): its translations, one a line.
const catalogue = b => { const n = b.readUInt32LE(8), at = b.readUInt32LE(16); const out = []; for (let i = 1; i < n; i++) out.push(b.subarray(b.readUInt32LE(at + 8 * i + 4), b.readUInt32LE(at + 8 * i + 4) + b.readUInt32LE(at + 8 * i)).toString('utf8').replaceAll('\0', ' ')); return out.join('\n'); };
const readJson = s => JSON.parse(s);
function pieces(value) { return Array.isArray(value) ? value : Object.entries(value).map(([k, v]) => ({ [k]: v })); }
const toCsv = s => { const rows = readJson(s); const keys = Object.keys(rows[0]); return keys.join(',') + '\n' + rows.map(r => keys.map(k => (typeof r[k] === 'string' && r[k].includes(',') ? `"${r[k]}"` : r[k] ?? '')).join(',')).join('\n'); };
const emoji = s => { const out = []; const list = readJson(s); for (const e of list.gitmojis ?? list) { const mark = e.emoji ?? e.unicode ?? ''; const name = e.description ?? e.label ?? ''; const r = out.length % 4; out.push(r === 0 ? `${mark} ${name}` : r === 1 ? `${name} ${mark}${mark}` : r === 2 ? mark.repeat(3) : `${name}, ${(e.tags ?? []).join(' ')} ${mark}!`); } return out.join('\n'); };
const maths = s => markup(s).split('\n').filter(l => /[\\^_{}=+*/∑∫√≤≥∈α-ω]/.test(l)).join('\n');

function texts(source, file) {
  let bytes = fs.readFileSync(file);
  if (file.endsWith('.gz')) bytes = zlib.gunzipSync(bytes);
  const s = () => bytes.toString('utf8');
  switch (source.reader) {
    case 'markup': return [markup(s())];
    case 'man': return [man(s())];
    case 'plain': return [s()];
    case 'strings': return [strings(s())];
    case 'catalogue': return [catalogue(bytes)];
    case 'csv': return [file.endsWith('.json') ? toCsv(s()) : s()];
    case 'emoji': return [emoji(s())];
    case 'maths': return [maths(s())];
    case 'json-indented': return [JSON.stringify(readJson(s()), null, random() < 0.5 ? 2 : 4)];
    case 'json-minified': return [JSON.stringify(readJson(s()))];
    case 'base64': return [bytes.subarray(0, 300_000).toString('base64')];
    case 'hex': return [bytes.subarray(0, 300_000).toString('hex')];
    case 'base64gz': return [zlib.gzipSync(bytes.subarray(0, 2_000_000)).toString(random() < 0.3 ? 'base64url' : 'base64')];
    case 'hexgz': return [zlib.gzipSync(bytes.subarray(0, 2_000_000)).toString('hex')];
    case 'vlq': return [/"mappings":\s*"([^"]*)"/.exec(s())?.[1] ?? ''];
    default: throw new Error('reader ' + source.reader);
  }
}

// A page that nobody translated is no text of its script.
const scripts = { cyrillic: /[\u0400-\u052f]/g, greek: /[\u0370-\u03ff]/g, arabic: /[\u0600-\u08ff]/g, hebrew: /[\u0590-\u05ff]/g, indic: /[\u0900-\u0dff]/g, thai: /[\u0e00-\u0e7f]/g, southeast: /[\u0d80-\u0dff\u0e80-\u139f\u1780-\u17ff\u0530-\u058f]/g, chinese: /[\u4e00-\u9fff]/g, japanese: /[\u3040-\u30ff\u4e00-\u9fff]/g, korean: /[\uac00-\ud7a3]/g };
const native = (cls, text) => !scripts[cls] || (text.match(scripts[cls])?.length ?? 0) >= 0.35 * text.replace(/\s/g, '').length;

const seen = new Set();
const owner = new Map();
let id = 0;
for (const source of sources) {
  const files = [...roots(source.root)].flatMap(r => [...walk(r)]).filter(f => source.pattern.test(f) && (owner.get(f) ?? source.part) === source.part);
  if (files.length === 0) { console.error(`no file: ${source.cls} ${source.root} ${source.pattern}`); continue; }
  const cache = new Map();
  let made = 0;
  for (let attempt = 0; made < source.count && attempt < source.count * 12; attempt++) {
    const file = files[Math.floor(random() * files.length)];
    owner.set(file, source.part);
    let list = cache.get(file);
    if (!list) { try { list = texts(source, file).filter(t => t.length > 60); } catch { list = []; } cache.set(file, list); }
    if (list.length === 0) continue;
    const whole = list[Math.floor(random() * list.length)];
    // Lengths spread evenly on a logarithmic scale from 80 to 8,000 characters.
    const length = Math.floor(80 * 100 ** random());
    let start = Math.floor(random() * Math.max(1, whole.length - length));
    if (source.cls !== 'encoded') { const line = whole.indexOf('\n', start); if (line >= 0 && line - start < 400) start = line + 1; }
    let text = Array.from(whole.slice(start, start + length + 2)).slice(0, length).join('').toWellFormed?.() ?? whole.slice(start, start + length);
    if (source.cls !== 'encoded') text = text.trim();
    if (text.length < 40 || !native(source.cls, text)) continue;
    const hash = crypto.createHash('sha256').update(text).digest('hex');
    if (seen.has(hash)) continue;
    seen.add(hash);
    made++;
    process.stdout.write(JSON.stringify({ id: ++id, class: source.cls, language: source.language, part: source.part, origin: source.root, text }) + '\n');
  }
  if (made < source.count) console.error(`${made} of ${source.count}: ${source.cls} ${source.language} ${source.root}`);
}

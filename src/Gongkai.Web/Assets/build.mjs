// Bundles and minifies; writes the outputs and a manifest that tells from which sources they were made.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

const check = process.argv.includes('--check');
const hash = bytes => createHash('sha256').update(bytes).digest('hex');

async function sources() {
  const files = ['build.mjs', 'package-lock.json'];
  for (const folder of ['Marks', 'Scripts', 'Styles']) {
    files.push(...(await readdir(folder)).map(name => `${folder}/${name}`));
  }
  return files.sort();
}

const bundle = await build({
  entryPoints: ['Styles/app.css', 'Scripts/portal.js', 'Scripts/desk.js', 'Scripts/editor.js', 'Scripts/charts.js'],
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  format: 'iife',
  // Domestic browsers run engines some years behind.
  target: ['chrome86', 'edge86', 'firefox85', 'safari15'],
  entryNames: '[name]',
  outdir: 'Built',
  write: false,
});
const outputs = bundle.outputFiles.map(file => [basename(file.path), Buffer.from(file.contents)]);
for (const name of await readdir('Marks')) {
  outputs.push([name, await readFile(`Marks/${name}`)]);
}

const manifest = { sources: {}, outputs: {} };
for (const path of await sources()) {
  manifest.sources[path] = hash(await readFile(path));
}
for (const [name, bytes] of outputs.sort(([a], [b]) => (a < b ? -1 : 1))) {
  manifest.outputs[name] = hash(bytes);
}
outputs.push(['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);

if (check) {
  const stale = [];
  for (const [name, bytes] of outputs) {
    const built = await readFile(`Built/${name}`).catch(() => null);
    if (!built || !built.equals(bytes)) {
      stale.push(name);
    }
  }
  console.log(stale.length === 0 ? 'Built 与源文件一致。' : `Built 已经过时：${stale.join('、')}。请运行 src/Gongkai.Web/Assets/build。`);
  process.exit(stale.length === 0 ? 0 : 1);
}

await mkdir('Built', { recursive: true });
for (const [name, bytes] of outputs) {
  await writeFile(`Built/${name}`, bytes);
  console.log(`${name} ${bytes.length}`);
}

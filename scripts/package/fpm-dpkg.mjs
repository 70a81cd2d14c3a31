#!/usr/bin/env node
// Stands in for fpm when electron-builder makes a .deb: fpm would have to be downloaded, Debian's own dpkg-deb is there.
// Knows what electron-builder asks for, which is `-s dir -t deb`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { controlOf, parseFpm } from './control.mjs';

/** Read by dpkg since 1.21.18 (Debian 12, Ubuntu 18.04); a fraction of xz's time for a third more bytes. */
const COMPRESSION = 'zstd';

/** Scripts of the maintainer, by the option that names their file. */
const SCRIPTS = /** @type {const} */ ([
  ['--after-install', 'postinst'],
  ['--after-remove', 'postrm'],
  ['--before-install', 'preinst'],
  ['--before-remove', 'prerm'],
]);

const request = parseFpm(process.argv.slice(2));
const target = request.one['--package'];
if (request.one['-s'] !== 'dir' || request.one['-t'] !== 'deb' || !target) {
  console.error(`only -s dir -t deb -p FILE is known, not ${process.argv.slice(2).join(' ')}`);
  process.exit(1);
}

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-deb-'));
try {
  for (const { from, to } of request.folders) {
    fs.cpSync(from, path.join(tree, to), { recursive: true, verbatimSymlinks: true });
  }
  const files = [...normalised(tree)];
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const debian = path.join(tree, 'DEBIAN');
  fs.mkdirSync(debian);
  fs.writeFileSync(path.join(debian, 'control'), controlOf(request, bytes));
  fs.writeFileSync(path.join(debian, 'md5sums'), files.map(({ name, md5 }) => `${md5}  ${name}\n`).join(''));
  for (const [option, name] of SCRIPTS) {
    const file = request.one[option];
    if (file) fs.writeFileSync(path.join(debian, name), fs.readFileSync(file), { mode: 0o755 });
  }
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${COMPRESSION}`, '--build', tree, target], { stdio: 'inherit' });
} finally {
  fs.rmSync(tree, { recursive: true, force: true });
}

/**
 * Gives files and folders the modes that a package must have, whatever the umask was, and lists the files.
 * @param {string} folder
 * @returns {Generator<{ name: string, size: number, md5: string }>}
 */
function* normalised(folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* normalised(place);
    if (!entry.isFile()) continue;
    fs.chmodSync(place, fs.statSync(place).mode & 0o111 ? 0o755 : 0o644);
    const content = fs.readFileSync(place);
    yield {
      name: path.relative(tree, place),
      size: content.length,
      md5: createHash('md5').update(content).digest('hex'),
    };
  }
}

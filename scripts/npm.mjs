import fs from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';

/**
 * Runs npm to its end: the one that started us, else the one that came with this Node, else the one on PATH.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [how]
 */
export function runNpm(args, how) {
  const node = path.dirname(process.execPath);
  const places = [
    process.env['npm_execpath'] ?? '',
    path.join(node, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(node, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const cli = places.find((place) => place.endsWith('npm-cli.js') && fs.existsSync(place));
  return cli ? run(process.execPath, [cli, ...args], how) : run('npm', args, how);
}

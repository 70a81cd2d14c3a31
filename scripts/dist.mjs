#!/usr/bin/env node
// Makes the package for this platform: npm run dist [-- --dir]. The last line is the path of the package. With --dir it is
// the folder that the package would be made of.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './build.mjs';
import { ROOT, Stop, say, script } from './project.mjs';
import { setUp } from './setup.mjs';
import { staticFfmpeg } from './setup/ffmpeg.mjs';
import { onPath } from './setup/on-path.mjs';

/** What a development runtime needs and a package does not: electronDist is copied whole. */
const DEVELOPMENT_ONLY = ['.complete', 'resources/default_app.asar'];

/**
 * A package on the fallback runtime is not for users: it has a name of its own, so that it never takes the place of a
 * release or its settings.
 * @param {import('./setup/electron.mjs').ElectronRuntime} electron
 */
function development(electron) {
  /** @type {{ name: string, productName: string }} */
  const { name, productName } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const metadata = { name: `${name}-dev`, productName: `${productName}-dev`, desktopName: `${name}-dev.desktop` };
  say(`the package is named ${metadata.productName}: Electron ${electron.version} is not one for users`);
  return {
    appId: 'invalid.example.lectern.dev',
    productName: metadata.productName,
    extraMetadata: metadata,
    linux: { executableName: metadata.name },
  };
}

/**
 * ffmpeg-static brings no ffprobe. The package for Linux depends on one; elsewhere the one of this machine goes along.
 * @param {string} folder of ffmpeg in the package
 * @param {NodeJS.ProcessEnv} env
 */
function addFfprobe(folder, { FFPROBE_BIN: ffprobe }) {
  if (process.platform === 'linux' || !ffprobe || !fs.existsSync(folder)) return;
  fs.copyFileSync(ffprobe, path.join(folder, path.basename(ffprobe)));
}

await script(async () => {
  const unknown = process.argv.slice(2).find((arg) => arg !== '--dir');
  if (unknown !== undefined) throw new Stop(`${unknown} is not known; only --dir is.`);
  const { env, electron } = await setUp(new Set(['electron', 'ffmpeg']));
  if (!electron) throw new Error('set-up gave no Electron');
  await buildApp(env);
  if (!staticFfmpeg()) say("ffmpeg-static has no program here: the package will use the computer's own ffmpeg");
  if (onPath('dpkg-deb')) {
    process.env['CUSTOM_FPM_PATH'] = fileURLToPath(new URL('./package/fpm-dpkg.mjs', import.meta.url));
  }

  const { build } = await import('electron-builder');
  let folder = '';
  const artifacts = await build({
    projectDir: ROOT,
    dir: process.argv.includes('--dir'),
    config: {
      electronDist: electron.folder,
      electronVersion: electron.version,
      ...(electron.official ? {} : development(electron)),
      afterPack: async ({ appOutDir, packager }) => {
        folder = appOutDir;
        for (const file of DEVELOPMENT_ONLY) fs.rmSync(path.join(appOutDir, file), { force: true });
        addFfprobe(path.join(packager.getResourcesDir(appOutDir), 'ffmpeg'), env);
      },
    },
  });
  console.log(artifacts[0] ?? folder);
  return 0;
});

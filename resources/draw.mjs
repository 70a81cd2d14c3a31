// Draws the PNG files of all icons from their SVG sources:
//
//   node scripts/run.mjs --needs electron,display electron resources/draw.mjs
//
// Chromium does the drawing, at each size anew, so that small icons are crisp.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const TRAY_SIZES = [16, 24, 32, 48, 64];
const ICON_SIZES = [16, 32, 48, 64, 128, 256, 512];

/** @typedef {{ from: string, to: string, size: number }} Drawing */

/** @returns {Drawing[]} */
function drawings() {
  const tray = path.join(HERE, 'tray');
  const states = fs.readdirSync(tray).filter((name) => name.endsWith('.svg'));
  const icons = path.join(HERE, 'icons');
  const from = path.join(icons, 'icon.svg');
  return [
    ...states.flatMap((name) =>
      TRAY_SIZES.map((size) => ({
        from: path.join(tray, name),
        to: path.join(tray, 'png', `${path.parse(name).name}-${size}.png`),
        size,
      })),
    ),
    ...ICON_SIZES.map((size) => ({ from, to: path.join(icons, `${size}x${size}.png`), size })),
    { from, to: path.join(icons, 'icon.png'), size: 512 },
  ];
}

/** Runs in the page: the SVG as a PNG data URL of that size. */
const inPage = (/** @type {string} */ svg, /** @type {number} */ size) => `(async () => {
  const image = new Image();
  image.src = 'data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}';
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = ${size};
  canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
  return canvas.toDataURL('image/png');
})()`;

async function draw() {
  await app.whenReady();
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('about:blank');
  for (const { from, to, size } of drawings()) {
    const svg = fs.readFileSync(from, 'utf8');
    const url = /** @type {string} */ (await window.webContents.executeJavaScript(inPage(svg, size)));
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  }
  console.log(`${drawings().length} icons drawn`);
  app.exit(0);
}

draw().catch((error) => {
  console.error(error);
  app.exit(1);
});

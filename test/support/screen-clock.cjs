// An Electron app of one strip along the upper edge of the screen: it shows the wall clock in the cells that
// electron/capture/argv/test-pattern.ts describes, so that a recording of the screen can prove what it shows.
// Started by `ScreenClock`; arguments: cells, width and height of the strip in pixels.
const { app, BrowserWindow } = require('electron');

const [cells = 40, width = 1280, height = 88] = process.argv.slice(-3).map(Number);

const page = `<!doctype html><style>html,body,canvas{margin:0;width:100%;height:100%;display:block;image-rendering:pixelated;overflow:hidden}</style>
<canvas width="${cells}" height="2"></canvas><script>
  const ink = document.querySelector('canvas').getContext('2d');
  let drawn = 0;
  const bit = (value, n) => Math.floor(value / 2 ** n) % 2;
  function row(y, first, value, bits, last) {
    for (let x = 0; x < ${cells}; x++) {
      const on = x === 0 ? first : x === ${cells - 1} ? last : x <= bits ? bit(value, x - 1) : 0;
      ink.fillStyle = on ? '#fff' : '#000';
      ink.fillRect(x, y, 1, 1);
    }
  }
  function draw() {
    row(0, 1, Date.now() % 2 ** 32, 32, 0);
    row(1, 0, drawn++ % 2 ** 24, 24, 1);
    requestAnimationFrame(draw);
  }
  draw();
</script>`;

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    x: 0,
    y: 0,
    width,
    height,
    frame: false,
    resizable: false,
    alwaysOnTop: true,
    focusable: false,
    skipTaskbar: true,
    webPreferences: { sandbox: true, backgroundThrottling: false },
  });
  await window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
  process.stdout.write('shown\n');
});

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a panel that people use is made of here; not every machine has it. */
const PROGRAMS = ['openbox', 'tint2', 'xdotool', 'import'] as const;

/** Nothing but icons, in the corner, so that the first of them is found without looking. */
const TINT2 = `
rounded = 0
border_width = 0
background_color = #2b2f36 100
panel_items = S
panel_background_id = 1
panel_position = top left horizontal
panel_size = 240 40
systray_padding = 4 4 4
systray_icon_size = 32
`;
/** The middle of the first icon. */
const ICON = ['20', '20'] as const;

/** A real panel on the display of the tests, with a window manager, so that a menu can open. */
export class Panel {
  private constructor(
    private readonly children: readonly ChildProcess[],
    private readonly folder: string,
  ) {}

  /** The programs that are missing for it. */
  static missing(): readonly string[] {
    return PROGRAMS.filter((name) => spawnSync('which', [name]).status !== 0);
  }

  static async start(): Promise<Panel> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-panel-'));
    const config = join(folder, 'tint2rc');
    await writeFile(config, TINT2);
    const quiet = { stdio: 'ignore' as const, env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder } };
    return new Panel([spawn('openbox', [], quiet), spawn('tint2', ['-c', config], quiet)], folder);
  }

  /** A picture of the whole display, as a PNG file. */
  async picture(file: string): Promise<void> {
    await run('import', ['-window', 'root', file]);
  }

  /** Opens the menu of the first icon. */
  async openMenu(): Promise<void> {
    await run('xdotool', ['mousemove', ...ICON, 'click', '3']);
  }

  async press(key: string): Promise<void> {
    await run('xdotool', ['key', key]);
  }

  async stop(): Promise<void> {
    for (const child of this.children) {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill();
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, ElectronApplication, Locator, Page } from '@playwright/test';
import { becomeStill, comesTrue } from './still.ts';

interface Scrollable {
  scrollIntoView(): void;
}

/** Colours and size in which a picture is taken. */
interface Look {
  readonly scheme: 'light' | 'dark';
  readonly zoom: number;
}

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) =>
  [1, 2].map((zoom) => ({ scheme, zoom })),
);
/** Tall enough for every view's contents at either size, small enough for a picture. */
const TALLEST = 3000;

/** Pixels of the view's contents that its window does not show. */
const HIDDEN = `(() => {
  const hidden = [...document.querySelectorAll('#root, .frame-view, .wizard')].map((e) => e.scrollHeight - e.clientHeight);
  return Math.max(0, document.scrollingElement.scrollHeight - innerHeight, ...hidden) * devicePixelRatio;
})()`;

/** Takes pictures of the real window, as the desktop shows it, into a folder. */
export class Photographer {
  private constructor(
    private readonly app: ElectronApplication,
    private readonly page: Page,
    /** Playwright's own screenshots do not know of the window's zoom. */
    private readonly devTools: CDPSession,
    private readonly folder: string,
  ) {}

  static async into(folder: string, app: ElectronApplication, page: Page): Promise<Photographer> {
    await mkdir(folder, { recursive: true });
    // Else what the tests would like stands before what the desktop says.
    await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
    return new Photographer(app, page, await page.context().newCDPSession(page), folder);
  }

  /** The window as it is, light and dark, at 100 and at 200 %, scrolled to `part`: `name-light-100.png` and so on. */
  async inEveryLook(name: string, part?: Locator): Promise<void> {
    for (const look of LOOKS) {
      await this.take(look);
      if (part) await part.evaluate((element) => (element as unknown as Scrollable).scrollIntoView());
      await becomeStill(this.page);
      await this.shoot(`${name}-${look.scheme}-${look.zoom * 100}`);
    }
    await this.take({ scheme: 'light', zoom: 1 });
  }

  /** The same with everything that the view would have to be scrolled for. */
  async wholeInEveryLook(name: string): Promise<void> {
    for (const look of LOOKS) await this.whole(`${name}-${look.scheme}-${look.zoom * 100}`, look);
    await this.take({ scheme: 'light', zoom: 1 });
  }

  /** One picture with everything that the view would have to be scrolled for. */
  async whole(name: string, look: Look = { scheme: 'light', zoom: 1 }): Promise<void> {
    await this.take(look);
    const [width = 0, height = 0] = await this.size();
    const tall = Math.min(TALLEST, height + Math.ceil(await this.page.evaluate<number>(HIDDEN)));
    await this.resize(width, tall);
    await this.shoot(name);
    await this.resize(width, height);
  }

  private async take({ scheme, zoom }: Look): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow, nativeTheme }, [source, factor]) => {
        nativeTheme.themeSource = source;
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
      },
      [scheme, zoom] as const,
    );
    await comesTrue(
      this.page,
      `devicePixelRatio === ${zoom} && matchMedia('(prefers-color-scheme: ${scheme})').matches`,
    );
    await becomeStill(this.page);
  }

  private size(): Promise<readonly number[]> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize() ?? []);
  }

  private async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await comesTrue(this.page, `Math.abs(innerHeight * devicePixelRatio - ${height}) < 3`);
    await becomeStill(this.page);
  }

  private async shoot(name: string): Promise<void> {
    const { data } = await this.devTools.send('Page.captureScreenshot', { format: 'png' });
    await writeFile(join(this.folder, `${name}.png`), Buffer.from(data, 'base64'));
  }
}

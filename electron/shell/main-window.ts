import path from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import { fitting, WINDOW_SIZES, type Bounds, type WindowForm } from './window-form.ts';
import type { WindowPlaces } from './window-places.ts';

/** What the window is built with. */
export interface WindowOptions {
  /** Folder of the bundles (`out`). */
  readonly bundles: string;
  readonly icon: string;
  /** Language of the console, asked at each opening. */
  readonly language: () => string;
  readonly places: Pick<WindowPlaces, 'get' | 'set'>;
  /** Called with each new page; what it returns is called when the page is gone. */
  readonly onPage: (page: WebContents) => () => void;
}

/**
 * The console's window. Closing it ends its page (which frees its memory) and leaves the app in the tray; opening builds it
 * anew, where it was, also after a restart, unless the screen is gone.
 */
export class MainWindow {
  private window: BrowserWindow | null = null;
  private form: WindowForm = 'whole';

  constructor(private readonly options: WindowOptions) {}

  page(): WebContents | null {
    return this.window?.webContents ?? null;
  }

  /** Shows the window at the given view, e.g. `recordings`; without one, where it is. */
  async open(view?: string): Promise<void> {
    if (this.window) {
      // The same page with another fragment: the page stays and hears of the new view.
      if (view !== undefined) await this.load(this.window, view);
      if (this.window.isMinimized()) this.window.restore();
      this.window.show();
      this.window.focus();
      return;
    }
    this.window = this.build();
    await this.load(this.window, view ?? '');
  }

  /** Builds the page anew, in the language of now; does nothing without a window. */
  async reload(view: string): Promise<void> {
    if (this.window) await this.load(this.window, view);
  }

  /**
   * Gives the window the bounds that it last had in that form, at first its usual size where it is; from then on it can be
   * made as small as the form allows.
   */
  take(form: WindowForm): void {
    if (form === this.form) return;
    const before = this.form;
    this.form = form;
    const { window } = this;
    if (!window) return;
    this.options.places.set(before, window.getNormalBounds());
    if (window.isFullScreen()) window.setFullScreen(false);
    if (window.isMaximized()) window.unmaximize();
    const { least, usual } = WINDOW_SIZES[form];
    window.setMinimumSize(least.width, least.height);
    window.setBounds(this.place() ?? usual);
  }

  /** Keeps where the window is now, for the next start. */
  remember(): void {
    if (this.window) this.options.places.set(this.form, this.window.getNormalBounds());
  }

  /** Where the window was in this form, as far as it can be there on the screens of now. */
  private place(): Bounds | null {
    const place = this.options.places.get(this.form);
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    return place && fitting(place, this.form, screens);
  }

  private load(window: BrowserWindow, view: string): Promise<void> {
    return window.loadURL(`${APP_ORIGIN}/index.html?language=${this.options.language()}#${view}`);
  }

  private build(): BrowserWindow {
    const sizes = WINDOW_SIZES[this.form];
    const window = new BrowserWindow({
      ...(this.place() ?? sizes.usual),
      minWidth: sizes.least.width,
      minHeight: sizes.least.height,
      show: false,
      title: 'Lectern',
      icon: this.options.icon,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#f5f6f8',
      autoHideMenuBar: true,
      webPreferences: {
        preload: path.join(this.options.bundles, 'preload', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    const quiet = this.options.onPage(window.webContents);
    window.once('ready-to-show', () => window.show());
    window.on('close', () => this.remember());
    window.once('closed', () => {
      quiet();
      this.window = null;
    });
    return window;
  }
}

import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { DeviceState, Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Strings } from '../../shared/strings/en/english.ts';
import { makeFormats } from '../../shared/strings/format.ts';
import { trayIcon } from './tray-icons.ts';
import { trayMenu, type TrayAct, type TrayEntry } from './tray-menu.ts';
import { trayTooltip } from './tray-tooltip.ts';

/** What the tray needs. */
export interface TrayOptions {
  /** Folder of the icons. */
  readonly icons: string;
  readonly strings: () => Strings;
  readonly onAct: (act: TrayAct) => void;
}

/**
 * The icon in the panel. `render` may be called with every snapshot: only what differs is touched, so that an open menu
 * stays.
 */
export class DeviceTray {
  private readonly tray: Tray;
  private shown: { state: DeviceState; tooltip: string; menu: string } = { state: 'idle', tooltip: '', menu: '' };

  constructor(private readonly options: TrayOptions) {
    this.tray = new Tray(trayIcon(options.icons, this.shown.state));
    this.tray.on('click', () => options.onAct({ act: 'open' }));
  }

  render(snapshot: Snapshot): void {
    const strings = this.options.strings();
    const formats = makeFormats(strings.locale, snapshot.zone);
    const entries = trayMenu(snapshot, strings, formats);
    const next = {
      state: snapshot.state,
      tooltip: trayTooltip(snapshot, strings, formats),
      menu: JSON.stringify(entries),
    };
    if (next.state !== this.shown.state) this.tray.setImage(trayIcon(this.options.icons, next.state));
    if (next.tooltip !== this.shown.tooltip) this.tray.setToolTip(next.tooltip);
    if (next.menu !== this.shown.menu) this.tray.setContextMenu(Menu.buildFromTemplate(this.template(entries)));
    this.shown = next;
  }

  destroy(): void {
    this.tray.destroy();
  }

  private template(entries: readonly TrayEntry[]): MenuItemConstructorOptions[] {
    return entries.map((entry) => {
      if (entry.entry === 'line') return { type: 'separator' };
      // In a menu's label `&` marks the access key; doubled it is itself.
      const label = entry.label.replaceAll('&', '&&');
      if (entry.entry === 'more') return { label, submenu: this.template(entry.items) };
      const { act, enabled } = entry;
      return { label, enabled, ...(act === null ? {} : { click: () => this.options.onAct(act) }) };
    });
  }
}

import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The window's menu: hidden, but it gives the usual keys for editing, zoom and closing. */
export function windowMenu(platform: NodeJS.Platform): Menu {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { role: 'editMenu' },
    { label: 'View', submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }] },
    { role: 'windowMenu' },
  ];
  return Menu.buildFromTemplate(template);
}

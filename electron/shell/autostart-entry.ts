/** The content of an autostart file (freedesktop.org Desktop Entry Specification) that runs `command` without a window. */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Lectern',
    'Comment=Records scheduled lectures',
    `Exec=${[...command, '--hidden'].map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** An argument of `Exec`: in quotes, with what is special within quotes escaped, and the percent sign doubled. */
const quoted = (argument: string): string =>
  /^[A-Za-z0-9_./-]+$/.test(argument)
    ? argument
    : `"${argument
        .replaceAll(/["`$\\]/g, String.raw`\$&`)
        .replaceAll('%', '%%')
        .replaceAll('\\', '\\\\')}"`;

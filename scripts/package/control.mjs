/**
 * @typedef {object} FpmRequest fpm's command line
 * @property {Readonly<Record<string, string | undefined>>} one options that are given once
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {readonly { from: string, to: string }[]} folders what goes where
 */

/** Options without a value. */
const FLAGS = new Set(['--force']);

/** Long names of the short options. @type {Record<string, string>} */
const LONG = { '-p': '--package', '--depends': '-d' };

/**
 * @param {readonly string[]} argv
 * @returns {FpmRequest}
 */
export function parseFpm(argv) {
  /** @type {Record<string, string>} */
  const one = {};
  /** @type {{ depends: string[], recommends: string[], folders: { from: string, to: string }[] }} */
  const many = { depends: [], recommends: [], folders: [] };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (FLAGS.has(arg)) continue;
    if (!arg.startsWith('-')) {
      const at = arg.lastIndexOf('=');
      many.folders.push({ from: arg.slice(0, at), to: arg.slice(at + 1) });
      continue;
    }
    const value = argv[++i] ?? '';
    const option = LONG[arg] ?? arg;
    if (option === '-d') many.depends.push(value);
    else if (option === '--deb-recommends') many.recommends.push(value);
    else one[option] = value;
  }
  return { one, ...many };
}

/**
 * Debian's control file (Debian Policy, chapter 5).
 * @param {FpmRequest} request
 * @param {number} bytes that the package takes when it is installed
 */
export function controlOf({ one, depends, recommends }, bytes) {
  const name = one['--name'] ?? '';
  const [synopsis, ...lines] = (one['--description'] ?? '').trim().split('\n');
  const extended = lines.map((line) => ` ${line.trim() || '.'}`);
  /** @type {[string, string | number | undefined][]} */
  const fields = [
    ['Package', name.toLowerCase().replace(/[^a-z0-9.+-]/g, '-')],
    ['Version', one['--version']?.replaceAll('-', '~')],
    ['Vendor', one['--vendor']],
    ['Architecture', one['--architecture']],
    ['Maintainer', one['--maintainer']],
    ['Installed-Size', Math.ceil(bytes / 1024)],
    ['Depends', depends.join(', ')],
    ['Recommends', recommends.join(', ')],
    ['Section', one['--category'] ?? 'default'],
    ['Priority', one['--deb-priority'] ?? 'optional'],
    ['Homepage', one['--url']],
    ['Description', [synopsis?.trim() || name, ...extended].join('\n')],
  ];
  return fields
    .filter(([, value]) => value)
    .map(([field, value]) => `${field}: ${value}\n`)
    .join('');
}

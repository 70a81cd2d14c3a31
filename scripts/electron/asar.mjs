/**
 * An asar archive of flat text files: Electron's format of a JSON header in two nested pickles, then the bodies.
 * @param {Readonly<Record<string, string>>} files
 * @returns {Buffer}
 */
export function asarOf(files) {
  const bodies = Object.values(files).map((text) => Buffer.from(text));
  let offset = 0;
  const entries = Object.keys(files).map((name, i) => {
    const size = bodies[i]?.length ?? 0;
    const entry = [name, { size, offset: String(offset) }];
    offset += size;
    return entry;
  });
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padded = (json.length + 3) & ~3;
  const header = Buffer.alloc(16 + padded);
  [4, padded + 8, padded + 4, json.length].forEach((word, i) => header.writeUInt32LE(word, i * 4));
  json.copy(header, 16);
  return Buffer.concat([header, ...bodies]);
}
